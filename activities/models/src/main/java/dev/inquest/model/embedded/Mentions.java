package dev.inquest.model.embedded;

import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.observation.Observation.LogSeen;
import dev.inquest.text.Stems;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Workloads that complaints in logs mention without naming them exactly, as the path {@code /api/orderservice} mentions
 * {@code shop-order-service}: punctuation does not count, nor does a first word that many workloads share.
 */
final class Mentions {

    private static final Pattern COMPLAINT =
            Pattern.compile("(?i)error|exception|fail|\\b50[0-9]\\b|refused|timed? ?out");
    private static final Stems STEMS = Stems.of(
            "error",
            "exception",
            "fail",
            "refused",
            "timeout",
            "time out",
            "timedout",
            "timed out",
            "500",
            "501",
            "502",
            "503",
            "504",
            "505",
            "506",
            "507",
            "508",
            "509");
    private static final Pattern JOINED = Pattern.compile("[-_]");
    private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");
    private static final int LINES = 500;
    private static final int WIDTH = 1_000;

    /** A shorter name is too likely to be an ordinary word. */
    private static final int SHORTEST = 6;

    /** So many workloads with the same first word make it no part of the name. */
    private static final int SHARED = 3;

    private Mentions() {}

    /** The names of those mentioned, the most often mentioned first. */
    static List<String> in(EvidenceIndex seen, Collection<String> workloads) {
        Map<String, String> known = known(workloads);
        Map<String, Integer> counts = new HashMap<>();
        for (Cited<LogSeen> log : seen.logs()) {
            List<String> lines = log.what().lines();
            for (String line : lines.subList(Math.max(0, lines.size() - LINES), lines.size())) {
                words(line).stream()
                        .filter(known::containsKey)
                        .map(known::get)
                        .distinct()
                        .filter(w -> !log.what().pod().name().startsWith(w))
                        .forEach(w -> counts.merge(w, 1, Integer::sum));
            }
        }
        return counts.keySet().stream()
                .sorted(Comparator.comparing((String w) -> -counts.getOrDefault(w, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static Set<String> words(String line) {
        String read = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
        if (!STEMS.in(read) || !COMPLAINT.matcher(read).find()) {
            return Set.of();
        }
        return new HashSet<>(List.of(
                BETWEEN.split(JOINED.matcher(read.toLowerCase(Locale.ROOT)).replaceAll(""))));
    }

    private static Map<String, String> known(Collection<String> workloads) {
        Map<String, Long> first =
                workloads.stream().collect(Collectors.groupingBy(w -> w.split("-", 2)[0], Collectors.counting()));
        Map<String, String> known = new HashMap<>();
        for (String workload : workloads) {
            String[] parts = workload.split("-", 2);
            boolean shared = parts.length == 2 && first.getOrDefault(parts[0], 0L) >= SHARED;
            for (String name : shared ? List.of(workload, parts[1]) : List.of(workload)) {
                String joined = JOINED.matcher(name).replaceAll("");
                if (joined.length() >= SHORTEST) {
                    known.putIfAbsent(joined, workload);
                }
            }
        }
        return known;
    }
}
