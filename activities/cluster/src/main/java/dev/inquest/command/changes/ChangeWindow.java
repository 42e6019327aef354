package dev.inquest.command.changes;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time in which changes count. Clocks of a cluster's machines differ by seconds, so that it ends a little after now.
 *
 * @param from its start
 * @param now its end, by the cluster's own clock
 */
record ChangeWindow(Instant from, Instant now) {

    private static final Duration SKEW = Duration.ofMinutes(1);

    boolean holds(@Nullable Instant time) {
        return time != null && !time.isBefore(from) && !time.isAfter(now.plus(SKEW));
    }
}
