package dev.inquest.activity;

import dev.inquest.analysis.AnalyzerListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jboss.logging.Logger;

/** A timer and a counter of failures for each analyzer; a failure is logged as well. */
@ApplicationScoped
class AnalyzerMetrics implements AnalyzerListener {

    private static final Logger LOG = Logger.getLogger(AnalyzerMetrics.class);
    private static final String ANALYZER = "analyzer";

    private final MeterProvider<Timer> durations;
    private final MeterProvider<Counter> failures;

    @Inject
    AnalyzerMetrics(MeterRegistry meters) {
        this.durations = Timer.builder("inquest.analyzer.duration")
                .description("Time of one run of an analyzer")
                .withRegistry(meters);
        this.failures = Counter.builder("inquest.analyzer.failures")
                .description("Runs of an analyzer that failed; the others went on")
                .withRegistry(meters);
    }

    @Override
    public void ran(String analyzer, Duration took) {
        durations.withTag(ANALYZER, analyzer).record(took);
    }

    @Override
    public void failed(String analyzer, Throwable cause) {
        failures.withTag(ANALYZER, analyzer).increment();
        LOG.errorf(cause, "Analyzer %s failed; the assessment went on without it", analyzer);
    }
}
