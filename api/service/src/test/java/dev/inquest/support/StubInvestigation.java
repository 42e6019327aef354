package dev.inquest.support;

import dev.inquest.incident.ApprovalPolicy;
import dev.inquest.incident.Budget;
import dev.inquest.incident.Mode;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Phase;
import dev.inquest.incident.Spending;
import dev.inquest.investigation.BudgetExtension;
import dev.inquest.investigation.Cancellation;
import dev.inquest.investigation.CaseFileActivities;
import dev.inquest.investigation.Decision;
import dev.inquest.investigation.DecisionReceipt;
import dev.inquest.investigation.InvestigationRequest;
import dev.inquest.investigation.InvestigationResult;
import dev.inquest.investigation.InvestigationState;
import dev.inquest.investigation.InvestigationWorkflow;
import dev.inquest.investigation.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/**
 * An investigation that looks at nothing: it waits for a decision when policy says so, for a cancellation when its title
 * says {@code hold}, and ends. What the REST API is tested against.
 */
public class StubInvestigation implements InvestigationWorkflow {

    /** The digest of the plan that it lays before people. */
    public static final String DIGEST = "0123456789abcdef";

    private final CaseFileActivities caseFile = Workflow.newActivityStub(
            CaseFileActivities.class,
            ActivityOptions.newBuilder()
                    .setTaskQueue(TaskQueues.KNOWLEDGE)
                    .setStartToCloseTimeout(Duration.ofSeconds(20))
                    .build());

    private boolean waiting;
    private int extra;
    private Decision decision;
    private Cancellation cancellation;

    @Override
    public InvestigationResult investigate(InvestigationRequest request) {
        String reason = "the stub looks at nothing";
        if (request.settings().approval() == ApprovalPolicy.ALWAYS) {
            waiting = true;
            note(request, Phase.APPROVE, DIGEST);
            Workflow.await(() -> decision != null || cancellation != null);
            waiting = false;
        } else if (request.title().contains("hold")) {
            note(request, Phase.EXECUTE, null);
            Workflow.await(() -> cancellation != null);
        }
        if (decision != null) {
            reason = decision.verdict() + " by " + decision.decidedBy();
        } else if (cancellation != null) {
            reason = "cancelled by " + cancellation.cancelledBy() + " with " + extra + " more looks";
        }
        Outcome outcome = new Outcome.Inconclusive(reason, List.of(), null);
        caseFile.close(new CaseFileActivities.Closing(request.incidentId(), outcome, Mode.AUTO, 0, Spending.NONE));
        return new InvestigationResult(request.incidentId(), outcome, Mode.AUTO, 0, Spending.NONE);
    }

    private void note(InvestigationRequest request, Phase phase, String digest) {
        caseFile.note(
                new CaseFileActivities.Progress(request.incidentId(), phase, Mode.AUTO, Spending.NONE, "stub", digest));
    }

    @Override
    public InvestigationState state() {
        return new InvestigationState(
                Phase.EXECUTE, null, null, waiting, false, 0, 0, List.of(), Budget.DEFAULT, Spending.NONE);
    }

    @Override
    public DecisionReceipt decide(Decision given) {
        decision = given;
        return new DecisionReceipt(given.planDigest(), given.verdict(), given.decidedBy());
    }

    @Override
    public void validateDecision(Decision given) {
        if (!waiting || !DIGEST.equals(given.planDigest())) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "the plan has changed since", STALE_PLAN, waiting ? DIGEST : "");
        }
    }

    @Override
    public void decision(Decision given) {
        if (waiting && DIGEST.equals(given.planDigest())) {
            decision = given;
        }
    }

    @Override
    public void extendBudget(BudgetExtension extension) {
        extra += extension.looks();
    }

    @Override
    public void cancel(Cancellation given) {
        cancellation = given;
    }
}
