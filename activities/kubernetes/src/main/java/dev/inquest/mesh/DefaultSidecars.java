package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.name;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Several Sidecars for all of one namespace (IST0111), or one for a namespace without sidecars (IST0167). */
final class DefaultSidecars implements MeshAnalyzer {

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        Map<String, List<JsonNode>> byNamespace = new TreeMap<>();
        mesh.all("Sidecar").stream()
                .filter(s -> !at(s, "spec").has("workloadSelector"))
                .forEach(s -> byNamespace
                        .computeIfAbsent(MeshConfig.namespaceOf(s), k -> new ArrayList<>())
                        .add(s));
        List<MeshMessage> findings = new ArrayList<>();
        byNamespace.forEach((namespace, sidecars) -> {
            if (mesh.namespace(namespace).filter(Ambient::isAsked).isPresent()) {
                sidecars.forEach(s -> findings.add(SidecarSelectors.ineffective(s, "namespace is in ambient mode")));
            } else if (sidecars.size() > 1) {
                List<String> names = sidecars.stream().map(s -> name(s)).toList();
                sidecars.forEach(s -> findings.add(new MeshMessage(
                        "IST0111",
                        "MultipleSidecarsWithoutWorkloadSelectors",
                        Severity.ERROR,
                        entity(s),
                        "The Sidecars " + names + " in namespace \"" + namespace
                                + "\" have no workload selector, which can lead to undefined behavior.")));
            }
        });
        return findings;
    }
}
