package dev.inquest.command.kubectl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is kept of a log while it streams by: its last lines, and of the earlier ones those that speak of trouble, few of
 * each template. However long the log is, this stays within a few megabytes.
 */
final class LogWindow {

    private static final int MAX_RECENT = 1_000_000;
    private static final int MAX_TROUBLE = 500_000;
    private static final int MAX_TEMPLATES = 2_000;

    private final Deque<String> recent = new ArrayDeque<>();
    private final Deque<String> trouble = new ArrayDeque<>();
    private final Map<String, Integer> troubles = new HashMap<>();
    private final Map<String, Integer> keptEarlier = new HashMap<>();
    private int recentSize;
    private int troubleSize;
    private int total;

    /** The next line. */
    void accept(String raw) {
        String line = LogLines.safe(raw);
        total++;
        recent.addLast(line);
        recentSize += line.length() + 1;
        if (LogLines.isTrouble(line)) {
            count(troubles, LogLines.template(line));
        }
        while (recentSize > MAX_RECENT) {
            String oldest = recent.removeFirst();
            recentSize -= oldest.length() + 1;
            passed(oldest);
        }
    }

    /** What is left of it. */
    LogLines lines() {
        List<String> kept = new ArrayList<>(trouble);
        kept.addAll(recent);
        return new LogLines(kept, total - kept.size(), troubles);
    }

    private void passed(String line) {
        if (LogLines.isTrouble(line)
                && count(keptEarlier, LogLines.template(line)) <= LogLines.SAME_TEMPLATE
                && troubleSize + line.length() < MAX_TROUBLE) {
            trouble.addLast(line);
            troubleSize += line.length() + 1;
        }
    }

    private static int count(Map<String, Integer> templates, String template) {
        return templates.containsKey(template) || templates.size() < MAX_TEMPLATES
                ? templates.merge(template, 1, Integer::sum)
                : Integer.MAX_VALUE;
    }
}
