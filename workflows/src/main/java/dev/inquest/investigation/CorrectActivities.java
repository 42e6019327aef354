package dev.inquest.investigation;

import dev.inquest.incident.Plan;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The teacher's targeted correction. Queue: {@link TaskQueues#MODEL}. */
@ActivityInterface
public interface CorrectActivities {

    /** The cap on the whole correction. */
    int MAX_TOKENS = 200;

    /**
     * @param incidentId the incident
     * @param round 1 for the first correction
     * @param plan the plan as it stands: what is still to run
     * @param belief the probe's answer
     * @param looksLeft the looks that may still be spent
     */
    record CorrectRequest(String incidentId, int round, Plan plan, String belief, int looksLeft) {}

    /**
     * @param proceed whether the teacher lets the plan stand
     * @param text the correction as said: sentences, then plan edits one command a line; at most
     *     {@value CorrectActivities#MAX_TOKENS} tokens
     * @param plan the corrected plan, the given one when {@code proceed}
     * @param teacherTokens tokens in and out of the teacher
     * @param microUsd what that cost, in millionths of a US dollar
     */
    record CorrectReply(boolean proceed, String text, Plan plan, int teacherTokens, long microUsd) {}

    @ActivityMethod(name = "Correct")
    CorrectReply correct(CorrectRequest request);
}
