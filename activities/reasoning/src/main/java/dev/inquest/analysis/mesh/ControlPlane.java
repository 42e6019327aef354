package dev.inquest.analysis.mesh;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Health;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.observation.Observation.LogSeen;
import dev.inquest.text.Stems;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mesh's control plane: without a ready replica, or told by proxies to be out of reach. Proxies go on with what they
 * have; new pods do not become ready and changes do not arrive.
 */
public final class ControlPlane implements Analyzer {

    private static final Pattern UNREACHABLE = Pattern.compile(
            "(?i)(?=.{0,400}(istiod[a-z0-9-]{0,40})\\.([a-z0-9-]{1,63})\\.svc)"
                    + "(?=.{0,600}(connection refused|no such host|i/o timeout|context deadline|connection error|Unavailable))");

    private static final Stems STEMS = Stems.of(
            "connection refused", "no such host", "i/o timeout", "context deadline", "connection error", "unavailable");

    private static final int LINES = 500;
    private static final int WIDTH = 1_000;

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        Health health = new Health(seen);
        for (Entity deployment : seen.entities("Deployment")) {
            if (deployment.name().matches("istiod(-.{1,60})?")) {
                health.replicas(deployment)
                        .filter(r -> r.ready() == 0)
                        .ifPresent(r -> found.add(new Finding(
                                "mesh.control-plane-down",
                                deployment,
                                Severity.ERROR,
                                "The mesh's control plane " + deployment.name() + " has no ready replica of "
                                        + r.wanted() + ": proxies get no configuration and no certificates.",
                                List.of(r.evidence()))));
            }
        }
        for (Cited<LogSeen> log : seen.logs()) {
            if (log.what().container().equals("istio-proxy")) {
                unreachable(log, found);
            }
        }
        return found;
    }

    private static void unreachable(Cited<LogSeen> log, List<Finding> found) {
        List<String> lines = log.what().lines();
        for (String line : lines.subList(Math.max(0, lines.size() - LINES), lines.size())) {
            if (line.startsWith("[") || !line.contains("istiod") || !STEMS.in(line)) {
                continue;
            }
            Matcher told = UNREACHABLE.matcher(line.length() > WIDTH ? line.substring(0, WIDTH) : line);
            if (told.find()) {
                found.add(new Finding(
                        "mesh.control-plane-unreached",
                        Entity.of(told.group(2), "Deployment", told.group(1)),
                        Severity.WARNING,
                        "The proxy of " + log.what().pod().name() + " does not reach the mesh's control plane: "
                                + line.strip(),
                        List.of(log.evidence())));
                return;
            }
        }
    }
}
