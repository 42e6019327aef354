package dev.inquest.command.kubectl;

import java.util.ArrayList;
import java.util.Arrays;
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
 */
record LogLines(List<String> lines, int dropped) {

    /** Characters of one line; longer ones are cut. */
    static final int MAX_LINE = 2_000;

    private static final Pattern TROUBLE = Pattern.compile(
            "(?i)\\b(error|err|fatal|panic|exception|fail(ed|ure|ing)?|refused|denied|timed? ?out|unavailable|unable"
                    + "|cannot|can't|could not|couldn't|not found|no such|unknown|invalid|killed|oom|reset|unreachable"
                    + "|warn(ing)?|critical|severe|traceback|caused by|50[0-9]|UF|UH|UC|URX|NR|DC)\\b");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t]]");
    private static final Pattern VARIABLE = Pattern.compile("[0-9a-fA-F-]{8,}|\\d+");
    private static final int CONTEXT = 1;
    private static final int SAME_TEMPLATE = 5;

    LogLines {
        lines = List.copyOf(lines);
    }

    /** The lines of a log, control characters replaced, each line cut to its bound. */
    static LogLines of(String text) {
        if (text.isEmpty()) {
            return new LogLines(List.of(), 0);
        }
        String withoutEnd = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return new LogLines(
                Arrays.stream(withoutEnd.split("\n", -1)).map(LogLines::safe).toList(), 0);
    }

    private static String safe(String line) {
        String clean = CONTROL.matcher(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
                .replaceAll("\uFFFD");
        return clean.length() <= MAX_LINE ? clean : clean.substring(0, MAX_LINE) + "…";
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
        return new LogLines(kept, lines.size() - kept.size());
    }

    private int keepTrouble(BitSet keep, int characters) {
        Map<String, Integer> seen = new HashMap<>();
        int room = characters;
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (!TROUBLE.matcher(lines.get(i)).find()
                    || seen.merge(template(lines.get(i)), 1, Integer::sum) > SAME_TEMPLATE) {
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

    private static String template(String line) {
        return VARIABLE.matcher(line).replaceAll("#");
    }

    /** How often each template of trouble occurs, the most frequent first: what repeated lines are told by. */
    List<String> repeated() {
        Map<String, Integer> counts = new HashMap<>();
        lines.stream().filter(l -> TROUBLE.matcher(l).find()).forEach(l -> counts.merge(template(l), 1, Integer::sum));
        List<String> told = new ArrayList<>();
        counts.entrySet().stream()
                .filter(e -> e.getValue() > SAME_TEMPLATE)
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(10)
                .forEach(e -> told.add("x" + e.getValue() + " " + e.getKey()));
        return told;
    }
}
