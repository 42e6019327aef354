package dev.inquest.investigation;

import dev.inquest.incident.CapsuleRef;
import dev.inquest.incident.Mode;
import dev.inquest.incident.Plan;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** The diagnostic probe: what the student believes, in at most 50 tokens. Queue: {@link TaskQueues#MODEL}. */
@ActivityInterface
public interface ProbeActivities {

    /** The cap on the student's answer. */
    int MAX_TOKENS = 50;

    /**
     * @param incidentId the incident
     * @param plan the plan as it stands
     * @param capsules what was recalled, best first
     * @param capsuleFailed whether a capsule's plan was already tried and was not enough
     * @param maxCorrections how many corrections the teacher may give
     */
    record ProbeRequest(
            String incidentId, Plan plan, List<CapsuleRef> capsules, boolean capsuleFailed, int maxCorrections) {}

    /**
     * @param belief the student's answer, at most {@value ProbeActivities#MAX_TOKENS} tokens
     * @param confidence the student's own, between 0 and 1
     * @param mode how much teaching follows from it
     * @param reason why that mode
     * @param studentTokens tokens in and out of the student
     * @param microUsd what that cost, in millionths of a US dollar
     */
    record ProbeReply(String belief, double confidence, Mode mode, String reason, int studentTokens, long microUsd) {}

    @ActivityMethod(name = "Probe")
    ProbeReply probe(ProbeRequest request);
}
