package dev.inquest.command.reach;

import java.util.Locale;

/** What one step of the way does with the call. */
enum Verdict {
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
    Verdict or(Verdict other) {
        if (this == OK || other == OK) {
            return OK;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : DENIED;
    }

    /** Passes when every part passes. */
    Verdict and(Verdict other) {
        if (this == DENIED || other == DENIED) {
            return DENIED;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : OK;
    }

    static Verdict of(boolean passes) {
        return passes ? OK : DENIED;
    }
}
