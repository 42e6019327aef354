package dev.inquest.runtime;

import io.grpc.StatusRuntimeException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.temporal.client.WorkflowServiceException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Everything this process does with Temporal when it starts and when it stops. A Temporal that is not there is waited for in
 * the background: the REST API accepts incidents meanwhile.
 */
@ApplicationScoped
class TemporalBootstrap {

    private static final Logger LOG = Logger.getLogger(TemporalBootstrap.class);

    private final TemporalConfig config;
    private final ProcessConfig roles;
    private final TemporalSetup setup;
    private final ConsolidationSchedule schedule;
    private final Workers workers;
    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("temporal-bootstrap").factory());
    private volatile boolean ready;

    TemporalBootstrap(
            TemporalConfig config,
            ProcessConfig roles,
            TemporalSetup setup,
            ConsolidationSchedule schedule,
            Workers workers) {
        this.config = config;
        this.roles = roles;
        this.setup = setup;
        this.schedule = schedule;
        this.workers = workers;
    }

    /** Whether everything that is to be there at Temporal is there. */
    boolean ready() {
        return ready;
    }

    void start(@Observes StartupEvent event) {
        retries.execute(this::tryToStart);
    }

    void stop(@Observes ShutdownEvent event) {
        retries.shutdownNow();
        workers.drain();
    }

    private void tryToStart() {
        try {
            setup.registerSearchAttributes();
            schedule.reconcile();
            if (roles.worker()) {
                workers.start();
            }
            ready = true;
            LOG.infof("Temporal at %s: connected%s", config.target(), roles.worker() ? ", workers poll" : "");
        } catch (StatusRuntimeException | WorkflowServiceException e) {
            LOG.warnf(
                    "Temporal at %s does not answer (%s): trying again every %s s; incidents are accepted and wait",
                    config.target(), e.getMessage(), config.retryInterval().toSeconds());
            tryAgain();
        } catch (RuntimeException e) {
            // The executor would swallow it, and the service would wait for ever without a word.
            LOG.errorf(e, "What Inquest needs at Temporal (%s) could not be set up: trying again", config.target());
            tryAgain();
        }
    }

    private void tryAgain() {
        retries.schedule(this::tryToStart, config.retryInterval().toMillis(), TimeUnit.MILLISECONDS);
    }
}
