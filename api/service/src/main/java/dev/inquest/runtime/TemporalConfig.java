package dev.inquest.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where Temporal is. */
@ConfigMapping(prefix = "inquest.temporal")
public interface TemporalConfig {

    /** The frontend's {@code host:port}. */
    @WithDefault("127.0.0.1:7233")
    String target();

    /** The Temporal namespace; it must exist. */
    @WithDefault("default")
    String namespace();

    /** Where people find the Temporal UI; without it, incidents have no link to their workflow. */
    Optional<URI> uiUrl();

    /** Whether to speak TLS with the frontend, trusting what the JVM trusts. */
    @WithDefault("false")
    boolean tls();

    /** How long a call of the REST API to Temporal may take before it is answered as unavailable. */
    @WithDefault("PT5S")
    Duration callTimeout();

    /** How often a connection that is not there is tried again. */
    @WithDefault("PT2S")
    Duration retryInterval();

    /** How long activities in flight may go on when the service stops. */
    @WithDefault("PT20S")
    Duration drain();
}
