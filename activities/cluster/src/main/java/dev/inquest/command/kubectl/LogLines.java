package dev.inquest.command.kubectl;

import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Lines of a log made safe to show.
 *
 * @param lines the lines
 * @param dropped how many of the original lines are not among them
 * @param troubles how often each template of trouble occurs in the whole log
 */
record LogLines(List<String> lines, int dropped, Map<String, Integer> troubles) {

    /** Characters of one line; longer ones are cut. */
    static final int MAX_LINE = 2_000;

    private static final Pattern TROUBLE = Pattern.compile(
            "(?i)\\b(error|err|fatal|panic|exception|fail(ed|ure|ing)?|refused|denied|timed? ?out|unavailable|unable"
                    + "|cannot|can't|could not|couldn't|not found|no such|unknown|invalid|killed|oom|reset|unreachable"
                    + "|warn(ing)?|critical|severe|traceback|caused by|50[0-9]|UF|UH|UC|URX|NR|DC)\\b");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t]]");
    private static final Pattern VARIABLE = Pattern.compile("[0-9a-fA-F-]{8,}|\\d+");
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final int MAX_UNREADABLE = 8;
    private static final int CONTEXT = 1;
    private static final int MAX_TEMPLATE = 200;
    static final int SAME_TEMPLATE = 5;

    LogLines {
        lines = List.copyOf(lines);
        troubles = Map.copyOf(troubles);
    }

    /** How many lines the log has, shown or not. */
    int total() {
        return lines.size() + dropped;
    }

    /** The line without colours and control characters, cut to its bound; what is not text is not shown. */
    static String safe(String raw) {
        String line = COLOUR.matcher(raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw)
                .replaceAll("");
        String clean = CONTROL.matcher(line).replaceAll("\uFFFD");
        long unreadable = clean.chars().filter(c -> c == 0xFFFD).count();
        if (unreadable > MAX_UNREADABLE && unreadable * 3 > clean.length()) {
            return "(binary data, not shown)";
        }
        return clean.length() <= MAX_LINE ? clean : clean.substring(0, MAX_LINE) + "…";
    }

    /** Whether the line speaks of trouble. */
    static boolean isTrouble(String line) {
        return TROUBLE.matcher(line).find();
    }

    /**
     * These lines in at most so many characters: first the lines that speak of trouble, with one line of context and
     * few of each template, then the end of the log, all in their order.
     */
    LogLines within(int characters) {
        if (lines.stream().mapToInt(l -> l.length() + 1).sum() <= characters) {
            return this;
        }
        BitSet keep = new BitSet(lines.size());
        int room = keepTrouble(keep, characters / 2);
        for (int i = lines.size() - 1; i >= 0; i--) {
            int cost = keep.get(i) ? 0 : lines.get(i).length() + 1;
            if (cost > characters / 2 + room) {
                break;
            }
            room -= cost;
            keep.set(i);
        }
        List<String> kept = keep.stream().mapToObj(lines::get).toList();
        return new LogLines(kept, total() - kept.size(), troubles);
    }

    private int keepTrouble(BitSet keep, int characters) {
        Map<String, Integer> seen = new HashMap<>();
        int room = characters;
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (!isTrouble(lines.get(i)) || seen.merge(template(lines.get(i)), 1, Integer::sum) > SAME_TEMPLATE) {
                continue;
            }
            for (int j = Math.max(0, i - CONTEXT); j <= Math.min(lines.size() - 1, i + CONTEXT); j++) {
                int cost = keep.get(j) ? 0 : lines.get(j).length() + 1;
                if (cost <= room) {
                    room -= cost;
                    keep.set(j);
                }
            }
        }
        return room;
    }

    static String template(String line) {
        return VARIABLE.matcher(line).replaceAll("#");
    }

    /** How often each template of trouble occurs, the most frequent first: what repeated lines are told by. */
    List<String> repeated() {
        List<String> told = new ArrayList<>();
        troubles.entrySet().stream()
                .filter(e -> e.getValue() > SAME_TEMPLATE)
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(10)
                .forEach(e -> told.add(Shorten.to(MAX_TEMPLATE, "x" + e.getValue() + " " + e.getKey())));
        return told;
    }
}
