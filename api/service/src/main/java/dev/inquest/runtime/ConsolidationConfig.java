package dev.inquest.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When the capsule library is consolidated. */
@ConfigMapping(prefix = "inquest.consolidation")
public interface ConsolidationConfig {

    /** Five fields of cron, in UTC. */
    @WithDefault("17 3 * * *")
    String cron();
}
