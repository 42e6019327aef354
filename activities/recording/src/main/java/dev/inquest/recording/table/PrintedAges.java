package dev.inquest.recording.table;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** How long ago something was, in the words of Kubernetes tables: {@code 45s}, {@code 3m10s}, {@code 5h2m}, {@code 12d}. */
final class PrintedAges {
    static final String UNKNOWN = "<unknown>";

    private PrintedAges() {}

    static Optional<Instant> instant(String rfc3339) {
        try {
            return rfc3339.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(rfc3339).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String since(String rfc3339, Instant now) {
        return instant(rfc3339).map(then -> of(Duration.between(then, now))).orElse(UNKNOWN);
    }

    static String of(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 0) {
            // Clocks differ: a second ahead is now, more is an error.
            return seconds < -1 ? "<invalid>" : "0s";
        }
        long minutes = duration.toMinutes();
        long hours = duration.toHours();
        long days = duration.toDays();
        if (seconds < 120) {
            return seconds + "s";
        } else if (minutes < 10) {
            return two(minutes, "m", seconds % 60, "s");
        } else if (minutes < 180) {
            return minutes + "m";
        } else if (hours < 8) {
            return two(hours, "h", minutes % 60, "m");
        } else if (hours < 48) {
            return hours + "h";
        } else if (days < 8) {
            return two(days, "d", hours % 24, "h");
        } else if (days < 2 * 365) {
            return days + "d";
        } else if (days < 8 * 365) {
            return two(days / 365, "y", days % 365, "d");
        }
        return days / 365 + "y";
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : small + smallUnit);
    }
}
