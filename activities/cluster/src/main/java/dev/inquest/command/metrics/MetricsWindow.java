package dev.inquest.command.metrics;

import dev.inquest.command.CommandRefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far back, and how finely.
 *
 * @param since up to now, at most a week
 * @param step the distance of points, at most {@value #MAX_POINTS} of them
 */
record MetricsWindow(Duration since, Duration step) {

    static final Duration DEFAULT = Duration.ofMinutes(30);
    private static final int MAX_POINTS = 1_000;
    private static final int POINTS = 120;
    private static final long FINEST = 15;
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smhd])");

    /** From the options as they were typed; without a step one that gives about {@value #POINTS} points. */
    static MetricsWindow of(@Nullable String since, @Nullable String step) {
        Duration length = since == null ? DEFAULT : duration("--since", since);
        if (length.compareTo(Duration.ofDays(7)) > 0) {
            throw new CommandRefusedException("--since accepts at most 7d");
        }
        Duration apart = step == null
                ? Duration.ofSeconds(Math.max(FINEST, length.toSeconds() / POINTS))
                : duration("--step", step);
        if (length.toSeconds() / apart.toSeconds() > MAX_POINTS) {
            throw new CommandRefusedException("--step is too fine: at most " + MAX_POINTS + " points are shown");
        }
        return new MetricsWindow(length, apart);
    }

    private static Duration duration(String option, String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches() || Long.parseLong(parts.group(1)) == 0) {
            throw new CommandRefusedException(option + " accepts a duration such as 30m, not '" + text + "'");
        }
        long n = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(n);
            case "m" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            default -> Duration.ofDays(n);
        };
    }

    /** The parameters of a range query that ends now. */
    Map<String, String> query(String expression, Instant now) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("query", expression);
        query.put("start", String.valueOf(now.minus(since).getEpochSecond()));
        query.put("end", String.valueOf(now.getEpochSecond()));
        query.put("step", String.valueOf(step.toSeconds()));
        return query;
    }

    static String text(Duration duration) {
        return duration.toSeconds() % 60 == 0 ? duration.toMinutes() + "m" : duration.toSeconds() + "s";
    }
}
