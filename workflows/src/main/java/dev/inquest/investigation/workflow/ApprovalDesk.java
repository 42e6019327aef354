package dev.inquest.investigation.workflow;

import dev.inquest.incident.ApprovalPolicy;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Risk;
import dev.inquest.investigation.Decision;
import dev.inquest.investigation.DecisionReceipt;
import dev.inquest.investigation.FailureType;
import dev.inquest.investigation.InvestigationWorkflow;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Where a plan waits for a person. Signal and update meet in {@link #decide}; a decision binds to the plan's digest. */
final class ApprovalDesk {

    private static final Logger LOG = Workflow.getLogger(ApprovalDesk.class);

    private final ApprovalPolicy policy;
    private @Nullable Plan waiting;
    private @Nullable Decision decision;

    ApprovalDesk(ApprovalPolicy policy) {
        this.policy = policy;
    }

    boolean mustSee(Plan plan) {
        return switch (policy) {
            case NEVER -> false;
            case SENSITIVE -> plan.steps().stream().anyMatch(s -> s.risk() == Risk.SENSITIVE_READ);
            case ALWAYS -> !plan.steps().isEmpty();
        };
    }

    void lay(Plan plan) {
        waiting = plan;
        decision = null;
    }

    /**
     * Waits that long for a decision or a cancellation.
     *
     * @param remind told once, at half the time
     */
    void awaitDecision(Duration window, EarlyStop stop, Consumer<String> remind) {
        Duration half = window.dividedBy(2);
        if (!isOver(half, stop)) {
            remind.accept("Still waiting for a decision, " + DurationWords.words(half) + " left");
            isOver(half, stop);
        }
    }

    private boolean isOver(Duration window, EarlyStop stop) {
        return Workflow.await(window, () -> !isWaiting() || stop.isCancelled());
    }

    /** Ends the wait; a plan that nobody approved stops the looking. Returns what happened, in words. */
    String close(Duration window, EarlyStop stop) {
        waiting = null;
        Decision given = decision;
        if (given == null) {
            stop.forGood("nobody decided on the plan within " + DurationWords.words(window));
            return stop.words();
        }
        if (given.verdict() == Decision.Verdict.REJECT) {
            stop.forGood("the plan was rejected by " + given.decidedBy());
        }
        return "Plan " + given.planDigest() + ": " + given.verdict() + " by " + given.decidedBy()
                + (given.comment() == null ? "" : ": " + given.comment());
    }

    boolean isWaiting() {
        return waiting != null && decision == null;
    }

    @Nullable
    Decision decision() {
        return decision;
    }

    /** @throws ApplicationFailure of type {@link InvestigationWorkflow#STALE_PLAN}, with the current digest as detail */
    void validate(Decision given) {
        Plan current = waiting;
        if (current == null || decision != null) {
            throw stale("no plan of this investigation waits for a decision", "");
        }
        if (!current.digest().equals(given.planDigest())) {
            throw stale("the plan has changed since: its digest is now " + current.digest(), current.digest());
        }
    }

    /** The update's way in; its validator has already refused what is stale. */
    DecisionReceipt decide(Decision given) {
        if (!accept(given)) {
            throw FailureType.INTERNAL.failure("the decision was overtaken by another one");
        }
        return new DecisionReceipt(given.planDigest(), given.verdict(), given.decidedBy());
    }

    /** The signal's way in: a stale decision is recorded and ignored; returns whether it counted. */
    boolean accept(Decision given) {
        Plan current = waiting;
        if (current == null || decision != null || !current.digest().equals(given.planDigest())) {
            LOG.info("Ignored a stale decision by {} for plan {}", given.decidedBy(), given.planDigest());
            return false;
        }
        decision = given;
        return true;
    }

    private static ApplicationFailure stale(String message, String digest) {
        return ApplicationFailure.newNonRetryableFailure(message, InvestigationWorkflow.STALE_PLAN, digest);
    }
}
