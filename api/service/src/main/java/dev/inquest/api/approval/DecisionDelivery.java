package dev.inquest.api.approval;

import dev.inquest.casefile.CaseFile;
import dev.inquest.investigation.Decision;
import dev.inquest.investigation.DecisionReceipt;
import dev.inquest.investigation.InvestigationWorkflow;
import dev.inquest.runtime.TemporalConnection;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import io.temporal.failure.ApplicationFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Brings a decision to the workflow: by the update, and when no worker takes it in time, by the signal. */
@ApplicationScoped
class DecisionDelivery {

    private static final long UPDATE_SECONDS = 5;

    private final TemporalConnection temporal;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    DecisionDelivery(TemporalConnection temporal) {
        this.temporal = temporal;
    }

    /** What became of it. */
    sealed interface Delivery {}

    /** The workflow took it. */
    record Decided(DecisionReceipt receipt) implements Delivery {}

    /** It is durable, and the workflow takes it when a worker is back. */
    record Signalled() implements Delivery {}

    /**
     * The workflow refused it: no plan of that digest waits.
     *
     * @param why the workflow's own word
     * @param currentDigest the digest of the plan that waits, or an empty text
     */
    record Refused(String why, String currentDigest) implements Delivery {}

    Delivery deliver(CaseFile file, Decision decision) {
        InvestigationWorkflow workflow =
                temporal.client().newWorkflowStub(InvestigationWorkflow.class, file.workflowId());
        try {
            return new Decided(inTime(() -> workflow.decide(decision)));
        } catch (TimeoutException e) {
            workflow.decision(decision);
            return new Signalled();
        } catch (WorkflowNotFoundException e) {
            return new Refused("no plan of this incident waits for a person", "");
        } catch (WorkflowUpdateException e) {
            if (e.getCause() instanceof ApplicationFailure refusal) {
                return new Refused(refusal.getOriginalMessage(), digest(refusal));
            }
            throw e;
        }
    }

    private <T> T inTime(Callable<T> call) throws TimeoutException {
        Future<T> result = threads.submit(call);
        try {
            return result.get(UPDATE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a decision was being delivered", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WorkflowUpdateTimeoutOrCancelledException late) {
                throw new TimeoutException(late.getMessage());
            }
            throw e.getCause() instanceof RuntimeException failed ? failed : new IllegalStateException(e);
        } finally {
            result.cancel(true);
        }
    }

    /** The first detail of a stale plan's failure; empty when no plan waits. */
    private static String digest(ApplicationFailure refusal) {
        boolean stale = InvestigationWorkflow.STALE_PLAN.equals(refusal.getType());
        return stale && refusal.getDetails().getSize() > 0
                ? refusal.getDetails().get(String.class)
                : "";
    }
}
