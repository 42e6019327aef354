package dev.inquest.capsule;

import dev.inquest.incident.FaultCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one investigation taught, before it is consolidated.
 *
 * @param incidentId the incident; a lesson is learned once for each
 * @param findingsBefore finding codes seen before the deciding look
 * @param symptoms symptom codes
 * @param page the words of the page, names removed
 * @param corrections the teacher's corrections, oldest first
 * @param decisive the commands that gave the deciding evidence, with placeholders, in order
 * @param fault the fault named, or null when none was
 * @param reward between 0 and 1
 */
public record Lesson(
        String incidentId,
        Set<String> findingsBefore,
        Set<String> symptoms,
        String page,
        List<String> corrections,
        List<ProcedureStep> decisive,
        @Nullable FaultCode fault,
        double reward) {

    /** Why this lesson teaches nothing; empty when it teaches something. */
    public Optional<String> nothingLearned() {
        if (fault == null) {
            return Optional.of("no cause was named.");
        }
        if (decisive.isEmpty()) {
            return Optional.of("no look after the orientation decided it.");
        }
        if (findingsBefore.isEmpty() && symptoms.isEmpty()) {
            return Optional.of("nothing seen before the deciding look tells when it applies.");
        }
        return Optional.empty();
    }

    /** When what it taught applies. */
    public Trigger trigger() {
        return new Trigger(findingsBefore, symptoms, page);
    }
}
