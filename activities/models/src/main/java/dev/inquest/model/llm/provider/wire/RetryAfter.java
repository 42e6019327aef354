package dev.inquest.model.llm.provider.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Retry-After} header of RFC 9110, section 10.2.3: seconds, or an HTTP date. */
final class RetryAfter {

    /**
     * A longer wait is not believed. Quotas of a day are given back in hours; and Temporal gives a call up at once when its
     * next attempt would come after the day that it may take in all.
     */
    static final Duration LONGEST = Duration.ofHours(6);

    private RetryAfter() {}

    /** The wait, or null when the header says none. */
    static @Nullable Duration parse(String header, Instant now) {
        String value = header.strip();
        Duration wait = value.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : until(value, now);
        if (wait == null || wait.isNegative()) {
            return null;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static @Nullable Duration until(String date, Instant now) {
        try {
            return Duration.between(
                    now,
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
