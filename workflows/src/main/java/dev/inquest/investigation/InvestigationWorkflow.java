package dev.inquest.investigation;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One durable investigation of one incident. */
@WorkflowInterface
public interface InvestigationWorkflow {

    /** The failure type with which {@link #decide} refuses a decision on a plan that is not the current one. */
    String STALE_PLAN = "STALE_PLAN";

    @WorkflowMethod(name = "Investigation")
    InvestigationResult investigate(InvestigationRequest request);

    /** What the workflow knows now. */
    @QueryMethod(name = "state")
    InvestigationState state();

    /** Decides on the plan that waits; refused by its validator when none waits or the digest is not the current one. */
    @UpdateMethod(name = "decide")
    DecisionReceipt decide(Decision decision);

    @UpdateValidatorMethod(updateName = "decide")
    void validateDecision(Decision decision);

    /** The durable entry for a decision, also from {@code temporal workflow signal}; a stale one is recorded and ignored. */
    @SignalMethod(name = "decision")
    void decision(Decision decision);

    /** Grants more looks; also before the budget is spent. */
    @SignalMethod(name = "extend-budget")
    void extendBudget(BudgetExtension extension);

    /** Ends the investigation with what it has; an answer that is being waited for is waited for no longer. */
    @SignalMethod(name = "cancel")
    void cancel(Cancellation cancellation);
}
