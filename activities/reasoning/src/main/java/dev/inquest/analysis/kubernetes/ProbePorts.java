package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.PodView;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import java.util.ArrayList;
import java.util.List;

/**
 * Probes whose port no container of the pod declares, judged from the pod alone: of a container that is not ready its
 * readiness probe, of one that keeps being restarted its liveness and startup probes. Ports may be served undeclared: where kubelet tells of
 * an answer nothing is said, and without its word it is a warning.
 */
public final class ProbePorts implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (PodView pod : PodView.all(seen)) {
            boolean answered = seen.eventsOf(pod.entity()).stream()
                    .anyMatch(e -> e.what().message().contains("statuscode"));
            if (pod.object().isMissingNode() || pod.finished() || answered) {
                continue;
            }
            for (JsonNode container : Fields.list(pod.object(), "spec", "containers")) {
                JsonNode status = pod.containerStatuses().stream()
                        .filter(s -> Fields.text(s, "name").equals(Fields.text(container, "name")))
                        .findFirst()
                        .orElse(MissingNode.getInstance());
                boolean running = !Fields.at(status, "state", "running").isMissingNode();
                boolean restarted = status.path("restartCount").asInt() > 0;
                if (running && !status.path("ready").asBoolean()) {
                    judge(pod, container, "readiness", found);
                }
                if (restarted && endedByKill(status)) {
                    judge(pod, container, "liveness", found);
                    judge(pod, container, "startup", found);
                }
            }
        }
        return found;
    }

    /** kubelet ends a container with SIGTERM and, later, SIGKILL; one that obeys may exit with 0. */
    private static boolean endedByKill(JsonNode status) {
        JsonNode last = Fields.at(status, "lastState", "terminated");
        return !Fields.text(last, "reason").equals("OOMKilled")
                && List.of(0, 2, 137, 143).contains(last.path("exitCode").asInt(-1));
    }

    private static void judge(PodView pod, JsonNode container, String kind, List<Finding> found) {
        JsonNode probe = container.path(kind + "Probe");
        String port = ProbePort.of(container, probe);
        List<String> declared = Fields.list(pod.object(), "spec", "containers").stream()
                .flatMap(c -> Fields.list(c, "ports").stream())
                .map(p -> Fields.text(p, "containerPort"))
                .toList();
        boolean ownMesh = Fields.text(container, "name").equals("istio-proxy")
                || probe.path("httpGet").path("path").asText().startsWith("/app-health/");
        if (!port.isEmpty() && !declared.isEmpty() && !declared.contains(port) && !ownMesh) {
            found.add(Findings.warning(
                    "probe." + kind + "-port",
                    pod.entity(),
                    "The " + kind + " probe of " + pod.entity().name() + " asks port " + port
                            + ", but its containers declare " + declared + ".",
                    pod.evidence()));
        }
    }
}
