package dev.inquest.api.incident;

import dev.inquest.casefile.CaseFile;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.incident.Outcome;
import dev.inquest.investigation.CaseFileActivities.Closing;
import dev.inquest.runtime.TemporalConnection;
import io.grpc.StatusRuntimeException;
import io.quarkus.scheduler.Scheduled;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowTargetOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Closes the case files of investigations whose workflow ended without closing them: one that an operator terminated in
 * Temporal runs no more code. An open file would take in every further report of the same incident, and none of them
 * would ever be investigated.
 */
@ApplicationScoped
class AbandonedRuns {

    private static final Logger LOG = Logger.getLogger(AbandonedRuns.class);
    private static final CaseFiles.Filter OPEN = new CaseFiles.Filter("open", null, null, null, null);
    private static final int PAGE = 200;

    private final CaseFiles caseFiles;
    private final TemporalConnection temporal;
    private final ReconciliationConfig config;
    private final Clock clock;

    AbandonedRuns(CaseFiles caseFiles, TemporalConnection temporal, ReconciliationConfig config, Clock clock) {
        this.caseFiles = caseFiles;
        this.temporal = temporal;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${inquest.reconciliation.interval:PT30S}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void close() {
        try {
            List<CaseFile> page = caseFiles.list(OPEN, 0, PAGE);
            for (int from = PAGE; !page.isEmpty(); from += PAGE) {
                page.forEach(this::closeIfAbandoned);
                page = page.size() < PAGE ? List.of() : caseFiles.list(OPEN, from, PAGE);
            }
        } catch (PersistenceException | WorkflowServiceException | StatusRuntimeException e) {
            LOG.debugf("open case files are compared with Temporal later: %s", e.toString());
        }
    }

    private void closeIfAbandoned(CaseFile file) {
        String runId = file.runId();
        Instant young = clock.instant().minus(config.interval());
        if (runId != null && file.acceptedAt().isBefore(young)) {
            ending(file.workflowId(), runId).ifPresent(how -> {
                LOG.warnf("incident %s is closed: %s", file.incident().id(), how);
                caseFiles.close(new Closing(
                        file.incident().id(),
                        new Outcome.Failed(how),
                        file.mode(),
                        file.corrections(),
                        file.spending()));
            });
        }
    }

    /** How the run ended without its last step, in a sentence; empty when it runs. */
    private Optional<String> ending(String workflowId, String runId) {
        try {
            WorkflowExecutionStatus status = temporal.client()
                    .newUntypedWorkflowStub(WorkflowTargetOptions.newBuilder()
                            .setWorkflowId(workflowId)
                            .setRunId(runId)
                            .build())
                    .describe()
                    .getStatus();
            return switch (status) {
                case WORKFLOW_EXECUTION_STATUS_TERMINATED ->
                    Optional.of("The investigation was terminated in Temporal before it ended.");
                case WORKFLOW_EXECUTION_STATUS_TIMED_OUT ->
                    Optional.of("The investigation was ended by Temporal because it took too long.");
                case WORKFLOW_EXECUTION_STATUS_FAILED, WORKFLOW_EXECUTION_STATUS_CANCELED ->
                    Optional.of("The investigation ended in Temporal without an outcome.");
                default -> Optional.empty();
            };
        } catch (WorkflowNotFoundException e) {
            return Optional.of("Temporal does not know the investigation any more.");
        }
    }
}
