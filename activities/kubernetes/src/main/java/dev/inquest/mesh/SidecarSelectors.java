package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.LabelSelectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sidecars whose selector selects no pod (IST0101), that select a pod which another one selects (IST0110), or whose pods
 * have no sidecar because they are in ambient mode (IST0167).
 */
final class SidecarSelectors implements MeshAnalyzer {

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        List<JsonNode> selecting =
                mesh.all("Sidecar").stream().filter(s -> !selector(s).isEmpty()).toList();
        List<MeshMessage> findings = new ArrayList<>();
        for (JsonNode sidecar : selecting) {
            String namespace = MeshConfig.namespaceOf(sidecar);
            List<JsonNode> pods = mesh.pods(namespace, selector(sidecar));
            if (pods.isEmpty() && mesh.knows("Pod", namespace)) {
                findings.add(MeshAnalyzer.notFound(sidecar, "selector", pairs(selector(sidecar))));
            }
            boolean ambient = mesh.namespace(namespace).filter(Ambient::isAsked).isPresent();
            if (pods.stream().anyMatch(Ambient::holds)) {
                findings.add(ineffective(sidecar, "selected workload is in ambient mode"));
            } else if (ambient) {
                findings.add(ineffective(sidecar, "namespace is in ambient mode"));
            }
            pods.stream().filter(p -> !Ambient.holds(p)).forEach(p -> conflict(sidecar, p, selecting, findings));
        }
        return findings;
    }

    private static void conflict(JsonNode sidecar, JsonNode pod, List<JsonNode> all, List<MeshMessage> findings) {
        List<String> conflicting = all.stream()
                .filter(s -> MeshConfig.namespaceOf(s).equals(MeshConfig.namespaceOf(pod)))
                .filter(s -> LabelSelectors.selects(selector(s), labels(pod)))
                .map(s -> name(s))
                .toList();
        if (conflicting.size() > 1) {
            findings.add(new MeshMessage(
                    "IST0110",
                    "ConflictingSidecarWorkloadSelectors",
                    Severity.ERROR,
                    entity(sidecar),
                    "The Sidecars " + conflicting + " in namespace \"" + MeshConfig.namespaceOf(pod)
                            + "\" select the same workload pod \"" + name(pod)
                            + "\", which can lead to undefined behavior."));
        }
    }

    static MeshMessage ineffective(JsonNode sidecar, String why) {
        return new MeshMessage(
                "IST0167",
                "IneffectivePolicy",
                Severity.WARNING,
                entity(sidecar),
                "The policy has no impact: " + why + ", the policy has no impact.");
    }

    static Map<String, String> selector(JsonNode sidecar) {
        return map(sidecar, "spec", "workloadSelector", "labels");
    }
}
