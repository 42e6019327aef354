package dev.inquest.runtime;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Beats for every activity while it runs: the SDK sends no heartbeat by itself, and without one Temporal learns of a lost
 * worker only when the attempt's whole time is over.
 */
@ApplicationScoped
class Heartbeats extends WorkerInterceptorBase {

    private static final Logger LOG = Logger.getLogger(Heartbeats.class);
    private static final int SECONDS = 3;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("activity-heartbeat").factory());

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new Beating(next, timer);
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    /** One attempt of an activity. */
    private static final class Beating extends ActivityInboundCallsInterceptorBase {

        private final ScheduledExecutorService timer;
        private Runnable beat = () -> {};

        Beating(ActivityInboundCallsInterceptor next, ScheduledExecutorService timer) {
            super(next);
            this.timer = timer;
        }

        @Override
        public void init(ActivityExecutionContext context) {
            beat = () -> beat(context);
            super.init(context);
        }

        @Override
        public ActivityOutput execute(ActivityInput input) {
            Future<?> beating = timer.scheduleAtFixedRate(beat, SECONDS, SECONDS, TimeUnit.SECONDS);
            try {
                return super.execute(input);
            } finally {
                beating.cancel(false);
            }
        }

        private static void beat(ActivityExecutionContext context) {
            try {
                context.heartbeat(null);
            } catch (ActivityCompletionException e) {
                // Cancelled or timed out: activities are short or have their own limits, so it ends by itself; the
                // server ignores its result.
                LOG.debugf("Heartbeat refused: %s", e.getMessage());
            }
        }
    }
}
