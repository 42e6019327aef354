package dev.inquest.runtime;

import org.eclipse.microprofile.config.Config;

/**
 * Traces are exported when somebody said where to, and only then: otherwise the exporter would complain of a collector
 * that nobody has. Two keys of Quarkus follow from the one that people set, and Quarkus reads its own when it starts.
 */
final class TraceExport {

    /** Where the OTLP collector listens, gRPC. */
    static final String ENDPOINT = "inquest.otlp.endpoint";

    private TraceExport() {}

    static void configure(Config config) {
        config.getOptionalValue(ENDPOINT, String.class)
                .map(String::strip)
                .filter(endpoint -> !endpoint.isEmpty())
                .ifPresent(endpoint -> {
                    System.setProperty("quarkus.otel.sdk.disabled", "false");
                    System.setProperty("quarkus.otel.exporter.otlp.endpoint", endpoint);
                });
    }
}
