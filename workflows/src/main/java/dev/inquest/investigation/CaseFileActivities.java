package dev.inquest.investigation;

import dev.inquest.incident.Mode;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Phase;
import dev.inquest.incident.Spending;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import org.jspecify.annotations.Nullable;

/** Keeps the case file (the projection that people read) where no other activity writes it. Queue: {@link TaskQueues#KNOWLEDGE}. */
@ActivityInterface
public interface CaseFileActivities {

    /**
     * @param incidentId the incident
     * @param phase where it stands now
     * @param mode the mode, or null before the probe
     * @param spending what was spent
     * @param note one line for the timeline, or an empty text
     * @param awaitingDigest the digest of the plan that waits for a person, or null
     */
    record Progress(
            String incidentId,
            Phase phase,
            @Nullable Mode mode,
            Spending spending,
            String note,
            @Nullable String awaitingDigest) {}

    /**
     * @param incidentId the incident
     * @param outcome how it ended
     * @param mode the mode it ended in, or null
     * @param corrections corrections given
     * @param spending what was spent
     */
    record Closing(
            String incidentId, Outcome outcome, @Nullable Mode mode, int corrections, Spending spending) {}

    /** Notes progress; idempotent. */
    @ActivityMethod(name = "NoteProgress")
    void note(Progress progress);

    /** Closes the case file with its outcome; idempotent. */
    @ActivityMethod(name = "CloseCaseFile")
    void close(Closing closing);
}
