package dev.inquest.scan;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one scan may cost. */
@ConfigMapping(prefix = "inquest.scan")
public interface ScanConfig {

    /** How long the cluster is asked; what was not listed by then is reported as not seen. */
    @WithDefault("PT45S")
    Duration timeout();

    /** How many objects are read at most; what lies beyond is reported as not seen. */
    @WithDefault("250000")
    int maxObjects();

    /** How many scans may run at a time; one more is told to come again. */
    @WithDefault("2")
    int concurrent();
}
