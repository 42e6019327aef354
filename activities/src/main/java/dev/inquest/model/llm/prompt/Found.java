package dev.inquest.model.llm.prompt;

import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Shorten;
import dev.inquest.model.Situation;
import dev.inquest.model.llm.redaction.Redaction;
import dev.inquest.observation.Evidence;
import dev.inquest.observation.Observation.Listing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Findings, hypotheses, the commands that were run and the names that were seen, one line each, the most relevant first. */
final class Found {

    private static final int HYPOTHESES = 5;
    private static final int OF_ONE_CODE = 4;
    private static final int MAX_WORDS = 160;
    private static final int MAX_WHY = 120;
    private static final int MAX_COMMAND = 140;
    private static final int MAX_REASON = 80;

    /** Of the room: findings take half at most, hypotheses a fifth, commands a fifth, names what is left. */
    private static final double FINDINGS_PART = 0.5;

    private static final double OTHERS_PART = 0.2;

    /** Of these there are too many, or they are named by what owns them. */
    private static final Set<String> NOT_NAMED = Set.of("Pod", "Event", "ReplicaSet");

    private Found() {}

    static String text(Situation situation, int maxTokens) {
        int part = (int) (maxTokens * OTHERS_PART);
        String findings = titled("Findings:", (int) (maxTokens * FINDINGS_PART), findings(situation));
        String hypotheses = titled("Hypotheses, best first:", part, hypotheses(situation));
        String commands = titled("Commands run, newest first:", part, commands(situation.evidence()));
        return findings + hypotheses + commands + titled("Names:", part / 2, names(situation.evidence()));
    }

    private static String titled(String title, int maxTokens, List<String> lines) {
        String told = Lines.within(maxTokens, lines);
        return told.isEmpty() ? "" : title + "\n" + told;
    }

    /** Those about what is suspected first, then the most severe; of one code only some, the others counted. */
    private static List<String> findings(Situation situation) {
        Set<Entity> suspected = suspected(situation);
        Map<String, Integer> more = new LinkedHashMap<>();
        Map<String, Integer> ofCode = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        situation.assessed().findings().stream()
                .sorted(Comparator.comparing(finding -> !suspected.contains(finding.entity())))
                .forEach(finding -> {
                    if (ofCode.merge(finding.code(), 1, Integer::sum) <= OF_ONE_CODE) {
                        lines.add(line(finding));
                    } else {
                        more.merge(finding.code(), 1, Integer::sum);
                    }
                });
        more.forEach((code, count) -> lines.add(count + " more " + code));
        return lines;
    }

    private static Set<Entity> suspected(Situation situation) {
        return situation.assessed().hypotheses().stream()
                .limit(HYPOTHESES)
                .map(Hypothesis::entity)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String line(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT) + " " + finding.code() + " " + finding.entity() + ": "
                + Shorten.to(MAX_WORDS, Redaction.of(finding.message())) + " " + finding.evidence();
    }

    private static List<String> hypotheses(Situation situation) {
        return situation.assessed().hypotheses().stream()
                .limit(HYPOTHESES)
                .map(h -> String.format(
                        Locale.ROOT,
                        "%.2f %s %s: %s %s",
                        h.score(),
                        h.fault(),
                        h.entity(),
                        Shorten.to(MAX_WHY, Redaction.of(h.why())),
                        h.evidence()))
                .toList();
    }

    private static List<String> commands(List<Evidence> evidence) {
        return evidence.reversed().stream().map(Found::line).toList();
    }

    private static String line(Evidence piece) {
        String command = "[" + piece.number() + "] " + Shorten.to(MAX_COMMAND, piece.command());
        if (piece.status() == EvidenceStatus.OK) {
            return command + ": " + piece.text().lines().count() + " lines";
        }
        String reason = piece.text().lines().findFirst().orElse("");
        return command + ": " + piece.status().name().toLowerCase(Locale.ROOT) + ", "
                + Shorten.to(MAX_REASON, Redaction.of(reason));
    }

    /** What exists, by kind and namespace, so that commands can name it. */
    private static List<String> names(List<Evidence> evidence) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Evidence piece : evidence) {
            for (var seen : piece.observations()) {
                if (seen instanceof Listing listing
                        && !NOT_NAMED.contains(listing.kind())
                        && !listing.members().isEmpty()) {
                    String scope = listing.kind() + (listing.namespace() == null ? "" : " in " + listing.namespace());
                    names.putIfAbsent(
                            scope,
                            scope + ": "
                                    + listing.members().stream()
                                            .map(Entity::name)
                                            .distinct()
                                            .collect(Collectors.joining(" ")));
                }
            }
        }
        return List.copyOf(names.values());
    }
}
