package dev.inquest.causality;

/** What findings from time series speak for. What is measured at its limit is shown; why something waits is concluded. */
final class MetricRules {

    private MetricRules() {}

    static void addTo(RuleBook book) {
        book.spec("metrics.cpu-saturated", "performance.cpu-saturation");
        book.status("metrics.cpu-said-saturated", "performance.cpu-saturation");
        book.inferred("metrics.cpu-grown", "performance.cpu-saturation");
        book.spec("metrics.memory-saturated", "performance.memory-pressure");
        book.inferred("metrics.memory-said-saturated", "performance.memory-pressure");
        book.inferred("metrics.memory-grown", "performance.memory-pressure");
        book.inferred("metrics.traffic-surged", "performance.traffic-surge");
        book.inferred("metrics.disk-busy", "performance.disk-saturation");
        book.inferred("metrics.network-delayed", "performance.network-delay");
        book.inferred("metrics.network-lossy", "performance.network-loss");
        book.surface("metrics.latency-raised", "performance.slow-dependency");
    }
}
