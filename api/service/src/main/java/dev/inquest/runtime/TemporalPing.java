package dev.inquest.runtime;

import io.grpc.StatusRuntimeException;
import io.quarkus.scheduler.Scheduled;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Asks Temporal whether it is there, and says once when that changes: the SDK's own pollers would say it with every poll. */
@ApplicationScoped
class TemporalPing {

    private static final Logger LOG = Logger.getLogger(TemporalPing.class);
    private static final long DEADLINE_SECONDS = 2;

    private final TemporalConnection temporal;
    private final TemporalBootstrap bootstrap;
    private final TemporalConfig config;
    private boolean answered = true;

    TemporalPing(TemporalConnection temporal, TemporalBootstrap bootstrap, TemporalConfig config) {
        this.temporal = temporal;
        this.bootstrap = bootstrap;
        this.config = config;
    }

    /** Why Temporal does not answer, or empty when it does. */
    Optional<String> complaint() {
        try {
            temporal.stubs()
                    .blockingStub()
                    .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                    .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
            return Optional.empty();
        } catch (StatusRuntimeException e) {
            return Optional.of(e.getStatus().getCode().name());
        }
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        if (!bootstrap.ready()) {
            return; // whoever still waits for the first answer says so itself
        }
        boolean answers = complaint().isEmpty();
        if (answers != answered) {
            answered = answers;
            if (answers) {
                LOG.infof("Temporal at %s answers again: investigations go on", config.target());
            } else {
                LOG.warnf(
                        "Temporal at %s does not answer any more: investigations pause, new incidents are accepted and"
                                + " wait; start it again",
                        config.target());
            }
        }
    }
}
