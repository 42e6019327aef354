package dev.inquest.api.incident;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How accepted incidents get their workflows. */
@ConfigMapping(prefix = "inquest.outbox")
public interface OutboxConfig {

    /** How often the outbox is swept for incidents whose workflow did not start at once. */
    @WithDefault("PT2S")
    Duration interval();

    /** The longest wait between two attempts; the first is a second, each further one twice as long. */
    @WithDefault("PT30S")
    Duration maxBackOff();

    /** How many incidents one sweep starts at most. */
    @WithDefault("50")
    int batch();
}
