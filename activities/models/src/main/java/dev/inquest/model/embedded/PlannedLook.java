package dev.inquest.model.embedded;

import org.jspecify.annotations.Nullable;

/**
 * A command line someone wants run.
 *
 * @param line the command as people write it
 * @param purpose what for, one line
 * @param confirms what in its output would confirm the suspicion, or null
 * @param refutes what in its output would refute it, or null
 */
record PlannedLook(
        String line,
        String purpose,
        @Nullable String confirms,
        @Nullable String refutes) {

    PlannedLook(String line, String purpose) {
        this(line, purpose, null, null);
    }
}
