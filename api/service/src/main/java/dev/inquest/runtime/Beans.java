package dev.inquest.runtime;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Beans that are no class of ours. */
class Beans {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Temporal tags one meter of a name with {@code update_name} and another without: Prometheus refuses the second. */
    @Produces
    @Singleton
    MeterFilter temporalTags() {
        return MeterFilter.ignoreTags("update_name");
    }
}
