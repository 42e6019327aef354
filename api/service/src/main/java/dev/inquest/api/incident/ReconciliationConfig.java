package dev.inquest.api.incident;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How open case files are compared with Temporal. */
@ConfigMapping(prefix = "inquest.reconciliation")
public interface ReconciliationConfig {

    /** How often; an incident younger than this is not asked about. */
    @WithDefault("PT30S")
    Duration interval();
}
