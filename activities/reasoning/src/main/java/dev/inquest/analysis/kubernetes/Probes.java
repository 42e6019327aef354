package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Health;
import dev.inquest.analysis.PodView;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.EventSeen;
import dev.inquest.text.Shorten;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Probes that fail because of how they are written: they ask a port nobody declares, speak another protocol than the
 * port, or leave less time than the answer takes. What failed is read from kubelet's events, how it is written from
 * the whole pod; a probe whose failure fits none of these is not judged.
 */
public final class Probes implements Analyzer {

    private static final Pattern OTHER_PROTOCOL = Pattern.compile(
            "malformed HTTP|HTTP/1\\.x transport connection broken|error reading server preface|frame too large"
                    + "|server gave HTTP response to HTTPS client|first record does not look like a TLS handshake"
                    + "|unimplemented|does not implement the grpc health protocol|unknown service grpc\\.health");
    private static final Pattern NO_SUCH_PORT =
            Pattern.compile("couldn't find port|strconv\\.Atoi: parsing \"|invalid port");

    /** Injection lets the sidecar's agent ask the application: its port is declared by nobody and right. */
    private static final String REWRITTEN = "/app-health/";

    /** Ages in tables are rounded to the hour from a few hours on. */
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    private static final Pattern NO_SUCH_PATH = Pattern.compile("statuscode: 40[45]\\b");
    private static final Pattern NO_ANSWER = Pattern.compile("connection refused|failed to connect service");
    private static final Pattern TOO_LATE =
            Pattern.compile("context deadline exceeded|Client\\.Timeout|timed out|did not complete within|i/o timeout");

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        Health health = new Health(seen);
        List<Finding> found = new ArrayList<>();
        for (Cited<EventSeen> event : seen.events()) {
            EventSeen e = event.what();
            if ((e.reason().equals("Unhealthy") || e.reason().startsWith("Probe"))
                    && e.regarding().kind().equals("Pod")) {
                boolean restarting = PodView.of(seen, e.regarding())
                        .map(p -> e.message().startsWith("Liveness") && restartedSince(seen, p, e))
                        .orElse(false);
                if (restarting || !health.healed(e.regarding())) {
                    judge(seen, event).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** A restart from before the probe first failed was not the probe's doing; times not shown decide nothing. */
    private static boolean restartedSince(EvidenceIndex seen, PodView pod, EventSeen event) {
        Instant first = event.firstSeen() == null ? event.lastSeen() : event.firstSeen();
        Optional<Instant> last = seen.now().flatMap(now -> pod.lastRestart().map(now::minus));
        return pod.restarts() > 0
                && (first == null || last.isEmpty() || !last.get().isBefore(first.minus(CLOCKS_DIFFER)));
    }

    private static Optional<Finding> judge(EvidenceIndex seen, Cited<EventSeen> event) {
        EventSeen e = event.what();
        String kind = e.message().split(" ", 2)[0].toLowerCase(Locale.ROOT);
        if (!List.of("liveness", "readiness", "startup").contains(kind)) {
            return Optional.empty();
        }
        Optional<PodView> pod =
                PodView.of(seen, e.regarding()).filter(p -> !p.object().isMissingNode());
        if (OTHER_PROTOCOL.matcher(e.message()).find()) {
            return Optional.of(finding("probe." + kind + "-protocol", e, pod, event.evidence()));
        }
        if (NO_SUCH_PORT.matcher(e.message()).find()) {
            return Optional.of(finding("probe." + kind + "-port", e, pod, event.evidence()));
        }
        return pod.flatMap(p -> written(seen, p, kind, e.message()))
                .map(code -> finding(code, e, pod, event.evidence()))
                .or(() -> Optional.of(finding("probe." + kind + "-failing", e, pod, event.evidence())));
    }

    /** The code that the probe's own text decides, if it does. */
    private static Optional<String> written(EvidenceIndex seen, PodView pod, String kind, String message) {
        for (JsonNode container : Fields.list(pod.object(), "spec", "containers")) {
            JsonNode probe = container.path(kind + "Probe");
            if (probe.isMissingNode() || Fields.text(container, "name").equals("istio-proxy")) {
                continue;
            }
            String port = ProbePort.of(container, probe);
            boolean served = ProbePort.served(seen, pod, container, port);
            if (!port.isEmpty() && !served && asks(message, port)) {
                return Optional.of("probe." + kind + "-port");
            }
            if (NO_SUCH_PATH.matcher(message).find() && probe.has("httpGet")) {
                return Optional.of("probe." + kind + "-path");
            }
            if (ProbePort.speaksOtherThanHttp(container, port) && probe.has("httpGet")) {
                return Optional.of("probe." + kind + "-protocol");
            }
            boolean early = StartTimes.longest(seen, pod.entity())
                    .filter(t -> t.compareTo(patience(probe)) > 0)
                    .isPresent();
            if ((early || tight(probe))
                    && (TOO_LATE.matcher(message).find()
                            || NO_ANSWER.matcher(message).find())) {
                return Optional.of("probe." + kind + "-timing");
            }
        }
        return Optional.empty();
    }

    private static boolean asks(String message, String port) {
        return message.contains(":" + port)
                && !message.contains(REWRITTEN)
                && (NO_ANSWER.matcher(message).find()
                        || TOO_LATE.matcher(message).find());
    }

    /** From the container's start to the probe's verdict. */
    private static Duration patience(JsonNode probe) {
        return Duration.ofSeconds(probe.path("initialDelaySeconds").asInt(0)
                + (long) probe.path("periodSeconds").asInt(10)
                        * probe.path("failureThreshold").asInt(3));
    }

    /** Less than 15 s from the container's start to its kill, or a single failure kills: few runtimes start in that. */
    private static boolean tight(JsonNode probe) {
        return patience(probe).compareTo(Duration.ofSeconds(15)) < 0
                || probe.path("failureThreshold").asInt(3) == 1;
    }

    private static Finding finding(String code, EventSeen event, Optional<PodView> pod, int evidence) {
        List<Integer> shown = new ArrayList<>(List.of(evidence));
        pod.ifPresent(p -> shown.addAll(p.evidence()));
        Entity entity = event.regarding();
        return new Finding(
                code,
                entity,
                code.endsWith("-failing") ? Severity.WARNING : Severity.ERROR,
                entity.name() + ": " + Shorten.to(260, event.message()),
                shown);
    }
}
