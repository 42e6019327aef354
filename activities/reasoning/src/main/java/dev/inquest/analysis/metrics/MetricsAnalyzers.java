package dev.inquest.analysis.metrics;

import dev.inquest.analysis.Analyzer;
import java.util.List;

/** All checks of time series, in the order they run. */
public final class MetricsAnalyzers {

    private MetricsAnalyzers() {}

    public static List<Analyzer> all() {
        return List.of(new SaturatedWorkloads(), new SlowWorkloads());
    }
}
