package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.LabelSelectors;
import java.util.ArrayList;
import java.util.List;

/** Policies that select the pods of a Kubernetes Gateway by labels instead of a target reference (IST0166): no effect. */
final class GatewayPolicySelectors implements MeshAnalyzer {

    private static final List<String> KINDS =
            List.of("AuthorizationPolicy", "RequestAuthentication", "Telemetry", "WasmPlugin");
    private static final String GATEWAY = "gateway.networking.k8s.io/gateway-name";

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        List<JsonNode> pods = mesh.all("Pod").stream()
                .filter(p -> labels(p).containsKey(GATEWAY))
                .toList();
        List<MeshMessage> findings = new ArrayList<>();
        for (String kind : KINDS) {
            for (JsonNode policy : mesh.all(kind)) {
                JsonNode spec = at(policy, "spec");
                if (spec.has("selector") && !spec.has("targetRef") && !spec.has("targetRefs")) {
                    pods.stream()
                            .filter(p -> MeshConfig.namespaceOf(p).equals(MeshConfig.namespaceOf(policy)))
                            .filter(p -> LabelSelectors.selects(map(spec, "selector", "matchLabels"), labels(p)))
                            .map(p -> finding(policy, labels(p).getOrDefault(GATEWAY, "")))
                            .forEach(findings::add);
                }
            }
        }
        return findings;
    }

    private static MeshMessage finding(JsonNode policy, String gateway) {
        return new MeshMessage(
                "IST0166",
                "IneffectiveSelector",
                Severity.WARNING,
                entity(policy),
                "Ineffective selector on Kubernetes Gateway " + gateway + ". Use the TargetRef field instead.");
    }
}
