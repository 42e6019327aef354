package dev.inquest.analysis.logs;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.ServiceView;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Failing calls as findings on the one called, except where the error is about what the caller holds: its credentials, a
 * name it asks for, its own connections. A call that is merely answered with an error says least: the one called may only
 * pass on what it got itself. What is lost of traces and metrics harms nobody's request.
 */
public final class FailingCalls implements Analyzer {

    private static final Pattern TELEMETRY = Pattern.compile(
            "(.*[.-])?(jaeger|zipkin|otel|otelcol|opentelemetry|telemetry|tracing|collector|tempo|loki|sentry|newrelic|datadog|datadoghq|dynatrace"
                    + "|skywalking|pyroscope|profiler|stackdriver|cloudtrace|monitoring|metadata)([.-].*)?");

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Call> calls = Calls.failing(seen);
        Set<String> failingThemselves = new HashSet<>();
        calls.stream()
                .filter(c -> c.kind() != Call.Kind.ANSWERED_ERROR)
                .forEach(c -> failingThemselves.add(c.source().name()));
        List<Finding> found = new ArrayList<>();
        for (Call call : calls) {
            boolean passedOn = call.kind() == Call.Kind.ANSWERED_ERROR
                    && failingThemselves.contains(call.target().name());
            boolean telemetry = TELEMETRY.matcher(call.target().name()).matches();
            found.add(new Finding(
                    telemetry ? "call.telemetry-failing" : passedOn ? "call.passes-on-error" : code(seen, call),
                    entity(seen, call),
                    passedOn || telemetry ? Severity.INFO : Severity.WARNING,
                    call.source().name() + " to " + call.target().name() + " fails (" + call.count() + " times): "
                            + call.example(),
                    List.of(call.evidence())));
        }
        return found;
    }

    private static String code(EvidenceIndex seen, Call call) {
        ServiceView target = ServiceView.of(seen, call.target());
        if (call.kind() == Call.Kind.RESET && target.withAddresses()) {
            return "call.reset-by-ready-endpoint";
        }
        if (call.kind().isUnresolved() && seen.knows(call.target())) {
            return "call.known-name-unresolved";
        }
        if (isPortWrong(call, target)) {
            return "call.port-not-offered";
        }
        return isOutside(call) && lost(call.kind())
                ? "call.external-failing"
                : call.kind().code();
    }

    private static boolean lost(Call.Kind kind) {
        return kind.isUnanswered() || kind == Call.Kind.RESET || kind == Call.Kind.ANSWERED_ERROR;
    }

    /** A host of at least two labels that is not one of the cluster's. */
    private static boolean isOutside(Call call) {
        String host = call.target().name();
        return call.target().kind().equals("Host")
                && host.contains(".")
                && !host.contains(".svc")
                && !host.endsWith(".local")
                && !host.endsWith(".internal");
    }

    /** The message names the Service with a port that it does not offer. */
    private static boolean isPortWrong(Call call, ServiceView target) {
        boolean plain = target.ports().isEmpty()
                || target.clusterIp().equals("None")
                || target.clusterIp().isEmpty();
        if (plain || !call.kind().isUnanswered()) {
            return false;
        }
        Matcher port = Pattern.compile("(?:" + Pattern.quote(target.entity().name()) + "|"
                        + Pattern.quote(target.clusterIp()) + ")[a-z0-9.-]{0,100}:(\\d{2,5})(?!\\d)")
                .matcher(call.example());
        return port.find()
                && target.ports().stream()
                        .noneMatch(p -> String.valueOf(p.port()).equals(port.group(1)));
    }

    private static Entity entity(EvidenceIndex seen, Call call) {
        return switch (call.kind()) {
            case ACCESS_REFUSED, NAME_UNKNOWN, NAME_SERVER, POOL_EXHAUSTED, UNAUTHORIZED -> call.source();
            default -> isPortWrong(call, ServiceView.of(seen, call.target())) ? call.source() : call.target();
        };
    }
}
