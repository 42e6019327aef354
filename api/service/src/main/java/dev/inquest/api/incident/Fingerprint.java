package dev.inquest.api.incident;

import dev.inquest.incident.Alert;
import dev.inquest.text.Digests;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What makes two reports the same: source, the labels of the alerts in order, and the start. A report without alerts has no
 * labels, so its title, cluster and namespace stand in for them. The cluster counts always: the same alert on two clusters
 * is two incidents.
 */
final class Fingerprint {

    private static final int HEX_DIGITS = 20;

    private Fingerprint() {}

    /** 20 hex digits. */
    static String of(IncidentReport report) {
        String identity = report.alerts().isEmpty()
                ? joined(Stream.of(report.title(), text(report.namespace())))
                : joined(report.alerts().stream().map(Fingerprint::labels).sorted());
        return Digests.sha256(joined(Stream.of(report.source(), report.cluster(), text(report.startsAt()), identity)))
                .substring(0, HEX_DIGITS);
    }

    private static String labels(Alert alert) {
        return alert.labels().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(","));
    }

    /** A separator that no report can hold, so that no two different reports join to the same text. */
    private static String joined(Stream<String> parts) {
        return parts.map(p -> p.length() + ":" + p).collect(Collectors.joining("\u0000"));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
