package dev.inquest.command.mesh;

import static dev.inquest.command.api.Fields.entity;
import static dev.inquest.command.api.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Several VirtualServices for one host inside the mesh (IST0109): only one of them is used. */
final class ConflictingHosts implements Analyzer {

    @Override
    public List<Finding> analyze(MeshConfig mesh) {
        Map<String, List<JsonNode>> byHost = new TreeMap<>();
        for (JsonNode virtualService : mesh.all("VirtualService")) {
            List<String> gateways = texts(virtualService, "spec", "gateways").toList();
            if (gateways.isEmpty() || gateways.contains("mesh")) {
                texts(virtualService, "spec", "hosts")
                        .map(h -> MeshConfig.fullHost(h, MeshConfig.namespaceOf(virtualService)))
                        .forEach(h -> byHost.computeIfAbsent(h, k -> new ArrayList<>())
                                .add(virtualService));
            }
        }
        List<Finding> findings = new ArrayList<>();
        byHost.forEach((host, all) -> all.stream()
                .filter(one -> all.stream().anyMatch(other -> other != one && overlap(one, other)))
                .forEach(one -> findings.add(new Finding(
                        "IST0109",
                        "ConflictingMeshGatewayVirtualServiceHosts",
                        Severity.ERROR,
                        entity(one),
                        "The VirtualServices "
                                + all.stream().map(v -> entity(v).toString()).toList()
                                + " associated with mesh gateway define the same host " + host
                                + " which can lead to undefined behavior."))));
        return findings;
    }

    private static boolean overlap(JsonNode one, JsonNode other) {
        return MeshConfig.exported(one, MeshConfig.namespaceOf(other))
                && MeshConfig.exported(other, MeshConfig.namespaceOf(one));
    }
}
