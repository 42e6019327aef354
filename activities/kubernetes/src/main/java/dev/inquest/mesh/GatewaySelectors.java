package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.kubernetes.LabelSelectors;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gateways whose selector selects no pod (IST0101): nothing listens. */
final class GatewaySelectors implements MeshAnalyzer {

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        return mesh.all("Gateway").stream()
                .filter(g -> mesh.scope().searched(selector(g)) && pod(mesh, g).isEmpty())
                .map(g -> MeshAnalyzer.notFound(g, "selector", pairs(selector(g))))
                .toList();
    }

    static Map<String, String> selector(JsonNode gateway) {
        return map(gateway, "spec", "selector");
    }

    /** A pod that serves the Gateway; an empty selector takes any. */
    static Optional<JsonNode> pod(MeshConfig mesh, JsonNode gateway) {
        return mesh.all("Pod").stream()
                .filter(p -> LabelSelectors.selects(selector(gateway), labels(p)))
                .findFirst();
    }
}
