package dev.inquest.api.incident;

import dev.inquest.incident.Mode;
import dev.inquest.teaching.Statement;

/**
 * What the student said when it was probed last, and how much teaching followed.
 *
 * @param student who spoke: {@code embedded}, or the model as in {@code openai:NAME}
 * @param confidence its own, between 0 and 1
 * @param belief what it believes
 * @param mode how much teaching followed
 * @param reason why that mode
 */
public record ProbeView(String student, double confidence, String belief, Mode mode, String reason) {

    static ProbeView of(Statement said) {
        return new ProbeView(said.student(), said.confidence(), said.belief(), said.mode(), said.reason());
    }
}
