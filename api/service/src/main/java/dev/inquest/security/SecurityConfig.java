package dev.inquest.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Who may send what to the REST API. */
@ConfigMapping(prefix = "inquest.api")
public interface SecurityConfig {

    /**
     * The bearer token that every request but those for health must carry. Without one the service answers anybody who
     * reaches it, and so binds loopback addresses only.
     */
    Optional<String> token();

    /** The largest body, in bytes. */
    @WithDefault("1048576")
    long maxBody();
}
