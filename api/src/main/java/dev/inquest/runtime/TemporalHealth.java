package dev.inquest.runtime;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Whether Temporal answers and this process has set up what it needs there. */
@Readiness
@ApplicationScoped
class TemporalHealth implements HealthCheck {

    private static final long DEADLINE_SECONDS = 2;

    private final TemporalConnection temporal;
    private final TemporalBootstrap bootstrap;
    private final TemporalConfig config;

    TemporalHealth(TemporalConnection temporal, TemporalBootstrap bootstrap, TemporalConfig config) {
        this.temporal = temporal;
        this.bootstrap = bootstrap;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("Temporal").withData("target", config.target());
        try {
            temporal.stubs()
                    .blockingStub()
                    .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                    .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
            return answer.status(bootstrap.ready()).build();
        } catch (StatusRuntimeException e) {
            return answer.withData("reason", e.getStatus().getCode().name())
                    .down()
                    .build();
        }
    }
}
