package dev.inquest.scan;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When a scan stops asking. */
final class Deadline {

    private final LongSupplier nanos;
    private final long end;

    Deadline(Duration time, LongSupplier nanos) {
        this.nanos = nanos;
        this.end = nanos.getAsLong() + time.toNanos();
    }

    static Deadline in(Duration time) {
        return new Deadline(time, System::nanoTime);
    }

    boolean isOver() {
        return nanos.getAsLong() - end >= 0;
    }
}
