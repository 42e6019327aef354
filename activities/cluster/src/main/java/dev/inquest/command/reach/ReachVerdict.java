package dev.inquest.command.reach;

import java.util.Locale;

/** What one step of the way does with the call. */
enum ReachVerdict {
    /** It lets the call pass. */
    OK,
    /** It ends the call. */
    DENIED,
    /** What would tell was withheld, or is not told by configuration. */
    UNKNOWN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Passes when one of several ways passes. */
    ReachVerdict or(ReachVerdict other) {
        if (this == OK || other == OK) {
            return OK;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : DENIED;
    }

    /** Passes when every part passes. */
    ReachVerdict and(ReachVerdict other) {
        if (this == DENIED || other == DENIED) {
            return DENIED;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : OK;
    }

    static ReachVerdict of(boolean passes) {
        return passes ? OK : DENIED;
    }
}
