package dev.inquest.model.embedded;

import java.util.List;
import java.util.Set;

/** One thing that a good investigator checks, as a whole: looked at together, it rules a kind of cause in or out. */
interface Topic {

    /** Whether something found points here; such a topic comes before the usual order. */
    boolean pointedAt(View view);

    /** Whether it can matter at all here. */
    default boolean matters(View view) {
        return true;
    }

    /**
     * How likely it is that its looks show the cause or rule a likely one out, between 0 and 1, judged by what was seen so
     * far and apart from what they cost.
     */
    default double expects(View view) {
        return pointedAt(view) ? 0.65 : 0.3;
    }

    /** The fault families it decides on: an open hypothesis of one of them makes its looks worth more. */
    default Set<String> families() {
        return Set.of();
    }

    /** What is overlooked, derived from what was seen. */
    String says(View view);

    /** How many of its first looks must be known before it counts as covered. */
    default int essential() {
        return 1;
    }

    /** What to look at, most telling first. */
    List<PlannedLook> looks(View view);
}
