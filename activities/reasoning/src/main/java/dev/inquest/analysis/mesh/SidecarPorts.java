package dev.inquest.analysis.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.PodView;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Applications that want a port their sidecar already holds (Istio, ports used by the sidecar proxy). */
public final class SidecarPorts implements Analyzer {

    private static final Pattern STATUS_PORT = Pattern.compile("statusPort\"?\\s*:\\s*(\\d{1,5})");
    private static final Set<Integer> TAKEN =
            Set.of(15000, 15001, 15002, 15004, 15006, 15008, 15020, 15021, 15053, 15090);

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (PodView pod : PodView.all(seen)) {
            if (pod.injected().orElse(false) && !pod.healthy()) {
                for (JsonNode container : Fields.list(pod.object(), "spec", "containers")) {
                    judge(pod, container, found);
                }
            }
        }
        return found;
    }

    /** The sidecar's status port where the pod moves it, else 0. */
    private static int statusPort(PodView pod) {
        Matcher moved = STATUS_PORT.matcher(
                pod.object().at("/metadata/annotations/proxy.istio.io~1config").asText(""));
        return moved.find() ? Integer.parseInt(moved.group(1)) : 0;
    }

    private static void judge(PodView pod, JsonNode container, List<Finding> found) {
        if (Fields.text(container, "name").equals("istio-proxy")) {
            return;
        }
        Fields.list(container, "ports").stream()
                .map(p -> p.path("containerPort").asInt())
                .filter(port -> TAKEN.contains(port) || port == statusPort(pod))
                .findFirst()
                .ifPresent(port -> found.add(new Finding(
                        "mesh.sidecar-port-taken",
                        pod.entity(),
                        Severity.ERROR,
                        pod.entity().name() + " wants port " + port + ", which its sidecar holds.",
                        pod.evidence())));
    }
}
