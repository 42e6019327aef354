package dev.inquest.investigation;

import dev.inquest.incident.CapsuleRef;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Step;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** The student's planning. Queue: {@link TaskQueues#MODEL}. */
@ActivityInterface
public interface PlanActivities {

    /**
     * @param incidentId the incident
     * @param revision the revision to give to the plan
     * @param capsules what was recalled, best first
     * @param looksLeft the looks that may still be spent
     */
    record PlanRequest(String incidentId, int revision, List<CapsuleRef> capsules, int looksLeft) {}

    /**
     * @param plan the plan; without steps when the student has nothing more to ask
     * @param tokens tokens in and out of the student
     */
    record PlanReply(Plan plan, int tokens) {}

    /** The fixed first looks: at most 4, the same for every arm. */
    @ActivityMethod(name = "Orient")
    List<Step> orient(String incidentId);

    /** The student's first plan, seeded by the best trusted capsule. */
    @ActivityMethod(name = "Plan")
    PlanReply plan(PlanRequest request);

    /** What the student would look at next, given what was seen; a plan without steps when nothing. */
    @ActivityMethod(name = "ExtendPlan")
    PlanReply extend(PlanRequest request);
}
