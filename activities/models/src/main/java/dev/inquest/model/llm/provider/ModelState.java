package dev.inquest.model.llm.provider;

/**
 * What is known of a role's model.
 *
 * @param kind whether it can be worked with
 * @param words the same for people, with what to change
 */
public record ModelState(Kind kind, String words) {

    /** Whether a model can be worked with. */
    public enum Kind {
        /** It was asked and has not answered yet. */
        ASKED,
        /** It answered. */
        ANSWERED,
        /** It refused in a way that only a person can mend: a bad key, an unknown model. */
        REFUSED,
        /** It is away or overloaded; investigations wait for it. */
        AWAY
    }
}
