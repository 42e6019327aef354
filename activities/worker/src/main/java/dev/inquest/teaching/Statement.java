package dev.inquest.teaching;

import dev.inquest.incident.Mode;
import dev.inquest.incident.Use;

/**
 * What a student said of itself when it was probed, and how much teaching followed.
 *
 * @param student who spoke: {@value #EMBEDDED}, or the model as in {@code openai:NAME}
 * @param belief what it believes
 * @param confidence its own, between 0 and 1
 * @param mode how much teaching followed
 * @param reason why that mode
 * @param use what asking cost
 */
public record Statement(String student, String belief, double confidence, Mode mode, String reason, Use use) {

    /** The name of the student without a model. */
    public static final String EMBEDDED = "embedded";
}
