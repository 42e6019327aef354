package dev.inquest.investigation;

import dev.inquest.incident.CapsuleRef;
import dev.inquest.incident.Mode;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Spending;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is remembered before and learned after. Queue: {@link TaskQueues#KNOWLEDGE}. */
@ActivityInterface
public interface ConsolidateActivities {

    /**
     * @param incidentId the incident
     * @param mode the mode it ended in
     * @param used the capsule that seeded the plan, or null
     * @param usedFailed whether the capsule's plan was not enough and teaching took over
     * @param oriented how many pieces of evidence, from the first, are the orientation
     * @param outcome how it ended
     * @param spending what it cost
     * @param time how long it looked, without waits for people and outages; null in what older versions scheduled
     */
    record ConsolidateRequest(
            String incidentId,
            Mode mode,
            @Nullable CapsuleRef used,
            boolean usedFailed,
            int oriented,
            Outcome outcome,
            Spending spending,
            @Nullable Duration time) {}

    /**
     * @param lesson one line: what was learned, or why nothing
     * @param capsules ids of the capsules minted or improved
     * @param reward between 0 and 1
     * @param microUsd what models took for judging it and for wording the lesson, in millionths of a US dollar
     */
    record Consolidated(String lesson, List<String> capsules, double reward, long microUsd) {}

    /** The capsules whose trigger matches what is seen so far, best first, at most 3. */
    @ActivityMethod(name = "Recall")
    List<CapsuleRef> recall(String incidentId);

    /** Turns the investigation into lesson, trial and capsule; repeating it changes nothing. */
    @ActivityMethod(name = "Consolidate")
    Consolidated consolidate(ConsolidateRequest request);
}
