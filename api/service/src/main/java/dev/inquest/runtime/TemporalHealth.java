package dev.inquest.runtime;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Whether Temporal answers and this process has set up what it needs there. */
@Readiness
@ApplicationScoped
class TemporalHealth implements HealthCheck {

    private final TemporalPing ping;
    private final TemporalBootstrap bootstrap;
    private final TemporalConfig config;

    TemporalHealth(TemporalPing ping, TemporalBootstrap bootstrap, TemporalConfig config) {
        this.ping = ping;
        this.bootstrap = bootstrap;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("Temporal").withData("target", config.target());
        Optional<String> complaint = ping.complaint();
        complaint.ifPresent(reason -> answer.withData("reason", reason));
        return answer.status(complaint.isEmpty() && bootstrap.ready()).build();
    }
}
