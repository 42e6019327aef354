package dev.inquest.activity.execute;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Beats for an activity while it waits for a cluster: the SDK sends no heartbeat by itself. */
@ApplicationScoped
public class Heartbeats {

    private static final Logger LOG = Logger.getLogger(Heartbeats.class);
    private static final int SECONDS = 3;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("look-heartbeat").factory());

    /** Beats until the result is closed. */
    public Beat start(ActivityExecutionContext context) {
        Future<?> beating = timer.scheduleAtFixedRate(() -> beat(context), SECONDS, SECONDS, TimeUnit.SECONDS);
        return () -> beating.cancel(false);
    }

    private static void beat(ActivityExecutionContext context) {
        try {
            context.heartbeat(null);
        } catch (ActivityCompletionException e) {
            // Cancelled or timed out: the look is short and read-only, so it ends by itself; the server ignores its
            // result.
            LOG.debugf("Heartbeat refused: %s", e.getMessage());
        }
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    /** A running heartbeat. */
    public interface Beat extends AutoCloseable {
        @Override
        void close();
    }
}
