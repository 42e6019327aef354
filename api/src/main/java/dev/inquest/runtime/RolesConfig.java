package dev.inquest.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** What this process does. */
@ConfigMapping(prefix = "inquest")
public interface RolesConfig {

    /** {@code api} accepts and starts investigations; {@code worker} carries them out. One process may do both. */
    @WithDefault("api,worker")
    Set<Role> roles();

    /** What a process may do. */
    enum Role {
        API,
        WORKER
    }

    default boolean api() {
        return roles().contains(Role.API);
    }

    default boolean worker() {
        return roles().contains(Role.WORKER);
    }
}
