package dev.inquest.command.describe;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Text of a description: {@code Key:  value} lines, nested by indentation. */
public final class DescribePage {

    private static final String STEP = "  ";
    private static final int VALUE_COLUMN = 18;

    private final StringBuilder text = new StringBuilder();
    private int depth;

    /** A key and its value. */
    DescribePage line(String key, String value) {
        String head = STEP.repeat(depth) + key + ":";
        int pad = Math.max(2, VALUE_COLUMN - head.length());
        text.append((head + " ".repeat(pad) + value).stripTrailing()).append('\n');
        return this;
    }

    /** A key and its value, unless there is none. */
    DescribePage optional(String key, String value) {
        return value.isEmpty() ? this : line(key, value);
    }

    /** A line of its own. */
    DescribePage plain(String line) {
        text.append((STEP.repeat(depth) + line).stripTrailing()).append('\n');
        return this;
    }

    /** Pairs, one a line, the key before the first. */
    DescribePage pairs(String key, Map<String, String> pairs, String between) {
        return lines(
                key,
                pairs.entrySet().stream()
                        .map(e -> e.getKey() + between + e.getValue())
                        .toList());
    }

    /** Values, one a line, the key before the first; {@code <none>} when there is none. */
    DescribePage lines(String key, Collection<String> values) {
        if (values.isEmpty()) {
            return line(key, "<none>");
        }
        String indent = " ".repeat(Math.max(STEP.length() * depth + key.length() + 3, VALUE_COLUMN));
        return line(key, values.stream().collect(Collectors.joining("\n" + indent)));
    }

    /** What the action writes is nested under the heading. */
    DescribePage section(String heading, Runnable nested) {
        plain(heading + ":");
        return nested(nested);
    }

    /** What the action writes is nested. */
    DescribePage nested(Runnable action) {
        depth++;
        try {
            action.run();
        } finally {
            depth--;
        }
        return this;
    }

    /** A table, nested. */
    DescribePage table(String table) {
        table.lines().forEach(this::plain);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
