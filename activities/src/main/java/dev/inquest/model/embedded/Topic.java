package dev.inquest.model.embedded;

import java.util.List;

/** One thing that a good investigator checks, as a whole: looked at together, it rules a kind of cause in or out. */
interface Topic {

    /** Whether something found points here; such a topic comes before the usual order. */
    boolean pointedAt(View view);

    /** Whether it can matter at all here. */
    default boolean matters(View view) {
        return true;
    }

    /** What is overlooked, derived from what was seen. */
    String says(View view);

    /** How many of its first looks must be known before it counts as covered. */
    default int essential() {
        return 1;
    }

    /** What to look at, most telling first. */
    List<Look> looks(View view);
}
