package dev.inquest.analysis.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Fields;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.Seen;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Applications that want a port their sidecar already holds (Istio, ports used by the sidecar proxy). */
public final class SidecarPorts implements Analyzer {

    private static final Set<Integer> TAKEN =
            Set.of(15000, 15001, 15002, 15004, 15006, 15008, 15020, 15021, 15053, 15090);

    @Override
    public List<Finding> analyze(Seen seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (PodView pod : PodView.all(seen)) {
            if (pod.injected().orElse(false)) {
                for (JsonNode container : Fields.list(pod.object(), "spec.containers")) {
                    judge(pod, container, found);
                }
            }
        }
        return found;
    }

    private static void judge(PodView pod, JsonNode container, List<Finding> found) {
        if (Fields.text(container, "name").equals("istio-proxy")) {
            return;
        }
        Fields.list(container, "ports").stream()
                .map(p -> p.path("containerPort").asInt())
                .filter(TAKEN::contains)
                .findFirst()
                .ifPresent(port -> found.add(new Finding(
                        "mesh.sidecar-port-taken",
                        pod.entity(),
                        Severity.ERROR,
                        pod.entity().name() + " wants port " + port + ", which its sidecar holds.",
                        pod.evidence())));
    }
}
