package dev.inquest.analysis.metrics;

import dev.inquest.incident.Entity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one metric of one entity did: a series that was looked at, or an alert of the page.
 *
 * @param entity a workload, else the Service it is known by, or a Node
 * @param kind what was measured
 * @param metric its name; only equal ones are compared
 * @param before its usual value
 * @param during its value in the incident
 * @param measured whether a series shows it; else the page says so
 * @param evidence where it, or at least the entity, was seen
 */
record Signal(
        Entity entity,
        Kind kind,
        String metric,
        double before,
        double during,
        boolean measured,
        List<Integer> evidence) {

    /** What was measured, by the words that names of metrics and alerts use for it; the first that fits counts. */
    enum Kind {
        THROTTLING("throttl|cfs"),
        LOSS("packet.?loss|dropped"),
        RETRANSMISSION("retrans"),
        LATENCY("latenc|duration|response.?time|slow|(^|[^a-z0-9])p(50|75|9\\d)|round.?trip|\\brtt\\b"),
        CPU("cpu"),
        MEMORY("mem"),
        DISK("disk|io.?time|iops"),
        TRAFFIC("rps|qps|throughput|req(uests)?(/s|_per_sec| rate)|traffic"),
        NETWORK("network|packets|bytes|pps");

        private final Pattern words;

        Kind(String words) {
            this.words = Pattern.compile(words);
        }

        static Optional<Kind> of(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            for (Kind kind : values()) {
                if (kind.words.matcher(lower).find()) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    Signal {
        evidence = List.copyOf(evidence);
    }

    double delta() {
        return during - before;
    }

    /** Whether it grew by at least this factor; what began at nothing did. */
    boolean grew(double factor) {
        return during > 0 && during >= before * factor;
    }

    /** Whether it grew by the factor from a baseline that was measured: a latency or a traffic of 0 is that of no request. */
    boolean grewFromTraffic(double factor) {
        return grew(factor) && (before > 0 || !measured);
    }

    /** Its values in words. */
    String values() {
        return String.format(Locale.ROOT, "%s %.4g → %.4g", metric, before, during);
    }
}
