package dev.inquest.analysis.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.logs.AccessLine;
import dev.inquest.analysis.logs.Call;
import dev.inquest.analysis.logs.LogReading;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.LogSeen;
import dev.inquest.observation.Observation.WholeObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls that a route's own time limit ends ({@code timeout}, {@code retries.perTryTimeout}). Below a second, or below what
 * the called is seen to need, the limit is at fault; a longer one only tells that the called is slow.
 */
public final class RouteTimeouts implements Analyzer {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h)");

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        MeshSight sight = MeshSight.of(seen);
        Traffic traffic = new Traffic(seen);
        List<Finding> found = new ArrayList<>();
        for (Cited<WholeObject> route : sight.objects("VirtualService")) {
            List<Entity> services = Hosts.of(sight, route);
            if (traffic.failing(services, Call.Kind.TIMEOUT).findAny().isPresent()) {
                shortest(route.what().object())
                        .filter(limit -> limit.compareTo(LONG) < 0)
                        .ifPresent(
                                limit -> found.add(finding(route, limit, needed(seen, services), traffic, services)));
            }
        }
        return found;
    }

    private static Finding finding(
            Cited<WholeObject> route, Duration limit, Duration needed, Traffic traffic, List<Entity> services) {
        boolean certain = limit.compareTo(SHORT) <= 0 || needed.compareTo(limit) > 0;
        return new Finding(
                certain ? "mesh.timeout-below-need" : "mesh.timeout-reached",
                route.what().entity(),
                certain ? Severity.ERROR : Severity.WARNING,
                "VirtualService " + route.what().entity().name() + " ends requests to " + Hosts.written(route)
                        + " after "
                        + limit.toMillis() + " ms"
                        + (needed.isZero() ? "" : ", which take up to " + needed.toMillis() + " ms to be answered")
                        + ": they time out.",
                Hosts.evidence(route, traffic, services));
    }

    private static Optional<Duration> shortest(JsonNode route) {
        List<Duration> limits = new ArrayList<>();
        for (JsonNode rule : Fields.list(route, "spec", "http")) {
            duration(Fields.text(rule, "timeout")).ifPresent(limits::add);
            duration(Fields.text(rule, "retries", "perTryTimeout")).ifPresent(limits::add);
        }
        return limits.stream().filter(l -> !l.isZero()).min(Duration::compareTo);
    }

    /** The longest that the called was seen to take for an answer of its own. */
    private static Duration needed(EvidenceIndex seen, List<Entity> services) {
        long longest = 0;
        for (Cited<LogSeen> log : seen.logs()) {
            for (LogReading.Accessed line : LogReading.of(log.what()).accesses()) {
                longest = Math.max(
                        longest,
                        Optional.of(line.access())
                                .filter(a -> a.inbound() && a.code() >= 200 && a.code() < 400)
                                .filter(a ->
                                        a.service().filter(services::contains).isPresent())
                                .map(AccessLine::millis)
                                .orElse(0));
            }
        }
        return Duration.ofMillis(longest);
    }

    /** A duration as the API writes it, as in {@code 1.5s}. */
    static Optional<Duration> duration(String text) {
        Matcher parts = PART.matcher(text);
        double millis = 0;
        boolean any = false;
        while (parts.find()) {
            any = true;
            millis += Double.parseDouble(parts.group(1))
                    * switch (parts.group(2)) {
                        case "ms" -> 1;
                        case "s" -> 1_000;
                        case "m" -> 60_000;
                        default -> 3_600_000;
                    };
        }
        return any ? Optional.of(Duration.ofMillis(Math.round(millis))) : Optional.empty();
    }
}
