package dev.inquest.investigation;

import dev.inquest.incident.CapsuleRef;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Role;
import dev.inquest.incident.Step;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Planning, by the student or by the teacher alone. Queue: {@link TaskQueues#MODEL}. */
@ActivityInterface
public interface PlanActivities {

    /**
     * @param incidentId the incident
     * @param revision the revision to give to the plan
     * @param capsules what was recalled, best first
     * @param looksLeft the looks that may still be spent
     * @param planner who plans
     */
    record PlanRequest(String incidentId, int revision, List<CapsuleRef> capsules, int looksLeft, Role planner) {}

    /**
     * @param plan the plan; without steps when the student has nothing more to ask
     * @param tokens tokens in and out of the planner
     * @param microUsd what that cost, in millionths of a US dollar
     * @param model the model that planned, as in {@code openai:NAME}, or null when the embedded reasoner did
     */
    record PlanReply(
            Plan plan, int tokens, long microUsd, @Nullable String model) {}

    /** The fixed first looks: at most 4, the same for every arm. */
    @ActivityMethod(name = "Orient")
    List<Step> orient(String incidentId);

    /** The first plan; a student's is seeded by the best trusted capsule. */
    @ActivityMethod(name = "Plan")
    PlanReply plan(PlanRequest request);

    /** What to look at next, given what was seen; a plan without steps when nothing. */
    @ActivityMethod(name = "ExtendPlan")
    PlanReply extend(PlanRequest request);
}
