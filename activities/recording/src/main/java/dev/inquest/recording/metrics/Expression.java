package dev.inquest.recording.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A query that was understood.
 *
 * @param function what is computed over each range
 * @param matchers which series
 * @param range the range of a range selector; none for an instant selector
 */
record Expression(Function function, List<Matcher> matchers, Optional<Duration> range) {

    /** What may be computed over a range. */
    enum Function {
        NONE(""),
        RATE("rate"),
        AVG("avg_over_time"),
        MAX("max_over_time");

        private final String word;

        Function(String word) {
            this.word = word;
        }

        static Optional<Function> named(String word) {
            for (Function function : values()) {
                if (function != NONE && function.word.equals(word)) {
                    return Optional.of(function);
                }
            }
            return Optional.empty();
        }
    }

    Expression {
        matchers = List.copyOf(matchers);
    }

    boolean selects(RecordedSeries series) {
        return matchers.stream().allMatch(m -> m.matches(series.label(m.label())));
    }

    /**
     * @param label the label's name; {@code __name__} for the metric
     * @param negated whether it excludes
     * @param pattern what the whole value is matched with; an absent label is the empty text
     */
    record Matcher(String label, boolean negated, Pattern pattern) {
        boolean matches(String value) {
            return pattern.matcher(value).matches() != negated;
        }
    }
}
