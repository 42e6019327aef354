package dev.inquest.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What this process does. */
@ConfigMapping(prefix = "inquest")
public interface ProcessConfig {

    /** {@code api} accepts and starts investigations; {@code worker} carries them out. One process may do both. */
    @WithDefault("api,worker")
    Set<Role> roles();

    /** Where traces go; applied before Quarkus reads its own configuration, see {@link TraceExport}. */
    Otlp otlp();

    /** How the process starts; read before there are beans, see {@link Main}. */
    Startup startup();

    /** What a process may do. */
    enum Role {
        API,
        WORKER
    }

    /** Where traces go. */
    interface Otlp {

        /** Where an OpenTelemetry collector listens (gRPC); without it no trace is made. */
        Optional<String> endpoint();
    }

    /** How the process starts. */
    interface Startup {

        /** How long to wait for PostgreSQL. */
        @WithName("wait")
        Optional<Duration> patience();
    }

    default boolean api() {
        return roles().contains(Role.API);
    }

    default boolean worker() {
        return roles().contains(Role.WORKER);
    }
}
