package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Telemetries whose selector selects no pod (IST0101). */
final class TelemetrySelectors implements MeshAnalyzer {

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        return mesh.all("Telemetry").stream()
                .filter(t -> !selector(t).isEmpty())
                .filter(t -> mesh.knows("Pod", MeshConfig.namespaceOf(t)))
                .filter(t -> mesh.pods(MeshConfig.namespaceOf(t), selector(t)).isEmpty())
                .map(t -> MeshAnalyzer.notFound(t, "selector", pairs(selector(t))))
                .toList();
    }

    private static Map<String, String> selector(JsonNode telemetry) {
        return map(telemetry, "spec", "selector", "matchLabels");
    }
}
