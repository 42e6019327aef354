package dev.inquest.investigation.workflow;

import java.time.Duration;

/** How long people are given, in words. */
final class DurationWords {

    private DurationWords() {}

    /** As in {@code 72 hours} or {@code 10 minutes}. */
    static String words(Duration window) {
        return window.toHours() >= 2 ? window.toHours() + " hours" : window.toMinutes() + " minutes";
    }
}
