package dev.inquest.api.incident;

import dev.inquest.casefile.CaseFile;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.text.Shorten;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/**
 * Starts the workflow of every accepted incident: at once after the commit, and by sweeping, so that an outage of Temporal
 * or of this process only delays. Several processes may sweep: a row is locked while its workflow is being started.
 */
@ApplicationScoped
class OutboxDispatcher {

    private static final Logger LOG = Logger.getLogger(OutboxDispatcher.class);

    private final OutboxRepository outbox;
    private final CaseFiles caseFiles;
    private final InvestigationStarter starter;
    private final ManagedExecutor executor;
    private final OutboxConfig config;
    private final Clock clock;
    private volatile boolean databaseAway;

    OutboxDispatcher(
            OutboxRepository outbox,
            CaseFiles caseFiles,
            InvestigationStarter starter,
            ManagedExecutor executor,
            OutboxConfig config,
            Clock clock) {
        this.outbox = outbox;
        this.caseFiles = caseFiles;
        this.starter = starter;
        this.executor = executor;
        this.config = config;
        this.clock = clock;
    }

    void atOnce(@Observes(during = TransactionPhase.AFTER_SUCCESS) IncidentAccepted accepted) {
        executor.execute(() -> dispatch(accepted.incidentId()));
    }

    @Scheduled(
            every = "${inquest.outbox.interval:PT2S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        try {
            dispatchDue();
            if (databaseAway) {
                databaseAway = false;
                LOG.info("PostgreSQL answers again: the outbox is swept");
            }
        } catch (PersistenceException e) {
            if (!databaseAway) {
                databaseAway = true;
                LOG.warn("PostgreSQL does not answer: the outbox is swept when it is back");
            }
        }
    }

    private void dispatchDue() {
        for (String incidentId : due()) {
            if (!dispatch(incidentId)) {
                return; // Temporal is away: the others would fare no better
            }
        }
    }

    private List<String> due() {
        return QuarkusTransaction.requiringNew().call(() -> outbox.due(clock.instant(), config.batch()));
    }

    /** Whether to go on with the next one. */
    private boolean dispatch(String incidentId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> outbox.lock(incidentId).map(this::start).orElse(true));
    }

    private boolean start(OutboxEntry entry) {
        Optional<CaseFile> file = caseFiles.find(entry.incidentId);
        if (file.isEmpty() || file.get().closedAt() != null) {
            outbox.delete(entry);
            return true;
        }
        return switch (starter.start(file.get())) {
            case InvestigationStarter.Started started -> {
                caseFiles.started(entry.incidentId, started.runId());
                outbox.delete(entry);
                LOG.infof(
                        "incident %s: investigation started as %s",
                        entry.incidentId, file.get().workflowId());
                yield true;
            }
            case InvestigationStarter.Later later -> {
                entry.failed(Shorten.to(500, later.why()), clock.instant().plus(backOff(entry.attempts)));
                LOG.warnf("incident %s waits, attempt %d: %s", entry.incidentId, entry.attempts, later.why());
                yield later.onlyThisOne();
            }
        };
    }

    private Duration backOff(int attempts) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(attempts, 20));
        return doubled.compareTo(config.maxBackOff()) < 0 ? doubled : config.maxBackOff();
    }
}
