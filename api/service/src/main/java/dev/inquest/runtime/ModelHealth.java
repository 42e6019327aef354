package dev.inquest.runtime;

import dev.inquest.model.llm.provider.ModelChecks;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Whether a model refuses to play its role. Only where there is a worker: nobody else asks models. */
@Readiness
@ApplicationScoped
class ModelHealth implements HealthCheck {

    /** After the check of the configuration, which observes the start too and may end it. */
    private static final int LATE = 4000;

    private final ModelChecks checks;
    private final ProcessConfig process;

    ModelHealth(ModelChecks checks, ProcessConfig process) {
        this.checks = checks;
        this.process = process;
    }

    void start(@Observes @Priority(LATE) StartupEvent event) {
        if (process.worker()) {
            checks.start();
        }
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("Models");
        checks.states().forEach((role, state) -> answer.withData(role.name().toLowerCase(Locale.ROOT), state.words()));
        return answer.status(checks.ready()).build();
    }
}
