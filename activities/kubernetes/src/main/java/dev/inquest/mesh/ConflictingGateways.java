package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gateways that claim the same host on the same port of the same pods (IST0145). */
final class ConflictingGateways implements MeshAnalyzer {

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        List<MeshMessage> findings = new ArrayList<>();
        List<JsonNode> gateways = mesh.all("Gateway");
        for (JsonNode gateway : gateways) {
            List<String> conflicting = gateways.stream()
                    .filter(other -> other != gateway && conflict(gateway, other))
                    .map(other -> entity(other).toString())
                    .toList();
            if (!conflicting.isEmpty()) {
                findings.add(new MeshMessage(
                        "IST0145",
                        "ConflictingGateways",
                        Severity.ERROR,
                        entity(gateway),
                        "Conflict with gateways " + conflicting + " (workload selector "
                                + map(gateway, "spec", "selector") + ")."));
            }
        }
        return findings;
    }

    private static boolean conflict(JsonNode one, JsonNode other) {
        Map<String, String> a = map(one, "spec", "selector");
        Map<String, String> b = map(other, "spec", "selector");
        boolean samePods =
                a.entrySet().containsAll(b.entrySet()) || b.entrySet().containsAll(a.entrySet());
        return samePods
                && each(one, "spec", "servers")
                        .anyMatch(s -> each(other, "spec", "servers").anyMatch(t -> conflictOfServers(s, t)));
    }

    private static boolean conflictOfServers(JsonNode one, JsonNode other) {
        return text(one, "port", "number").equals(text(other, "port", "number"))
                && text(one, "bind").equals(text(other, "bind"))
                && texts(one, "hosts").anyMatch(h -> texts(other, "hosts").anyMatch(h::equals));
    }
}
