package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Several VirtualServices for one host inside the mesh, exported to the same namespaces (IST0109): only one is used. */
final class ConflictingHosts implements MeshAnalyzer {

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        Map<String, List<JsonNode>> byHost = new TreeMap<>();
        for (JsonNode virtualService : mesh.all("VirtualService")) {
            if (MeshRoutes.isForSidecars(virtualService)) {
                scopes(virtualService).forEach(scope -> texts(virtualService, "spec", "hosts")
                        .map(h -> MeshConfig.fullHost(h, MeshConfig.namespaceOf(virtualService)))
                        .forEach(h -> byHost.computeIfAbsent(scope + "/" + h, k -> new ArrayList<>())
                                .add(virtualService)));
            }
        }
        List<MeshMessage> findings = new ArrayList<>();
        byHost.forEach((host, all) -> {
            if (all.size() > 1) {
                all.forEach(one -> findings.add(finding(host, all, one)));
            }
        });
        return findings;
    }

    private static List<String> scopes(JsonNode virtualService) {
        List<String> exportTo = texts(virtualService, "spec", "exportTo").toList();
        return exportTo.isEmpty() || exportTo.contains("*")
                ? List.of("*")
                : exportTo.stream()
                        .map(n -> n.equals(".") ? MeshConfig.namespaceOf(virtualService) : n)
                        .distinct()
                        .toList();
    }

    private static MeshMessage finding(String host, List<JsonNode> all, JsonNode one) {
        return new MeshMessage(
                "IST0109",
                "ConflictingMeshGatewayVirtualServiceHosts",
                Severity.ERROR,
                entity(one),
                "The VirtualServices "
                        + String.join(
                                ",", all.stream().map(MeshConfig::reference).toList())
                        + " associated with mesh gateway define the same host " + host
                        + " which can lead to undefined behavior. This can be fixed by merging the conflicting"
                        + " VirtualServices into a single resource.");
    }
}
