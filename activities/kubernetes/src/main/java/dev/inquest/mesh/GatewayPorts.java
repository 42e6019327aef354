package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.LabelSelectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gateways with a port that no Service in front of their pods offers (IST0162). */
final class GatewayPorts implements MeshAnalyzer {

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        List<MeshMessage> findings = new ArrayList<>();
        mesh.all("Gateway").forEach(gateway -> check(mesh, gateway, findings));
        return findings;
    }

    private static void check(MeshConfig mesh, JsonNode gateway, List<MeshMessage> findings) {
        Map<String, String> selector = map(gateway, "spec", "selector");
        List<JsonNode> pods = mesh.all("Pod").stream()
                .filter(p -> LabelSelectors.selectsUnlessEmpty(selector, labels(p)))
                .toList();
        if (selector.isEmpty() || pods.isEmpty()) {
            return;
        }
        Set<String> offered = mesh.all("Service").stream()
                .filter(s -> pods.stream()
                        .anyMatch(p -> MeshConfig.namespaceOf(p).equals(MeshConfig.namespaceOf(s))
                                && LabelSelectors.selectsUnlessEmpty(map(s, "spec", "selector"), labels(p))))
                .flatMap(s -> each(s, "spec", "ports"))
                .filter(p -> or(text(p, "protocol"), "TCP").equals("TCP"))
                .flatMap(p -> Stream.of(text(p, "port"), text(p, "targetPort")))
                .collect(Collectors.toSet());
        each(gateway, "spec", "servers")
                .map(s -> text(s, "port", "number"))
                .filter(port -> !offered.isEmpty() && !offered.contains(port))
                .forEach(port -> findings.add(new MeshMessage(
                        "IST0162",
                        "GatewayPortNotDefinedOnService",
                        Severity.WARNING,
                        entity(gateway),
                        "The gateway is listening on a target port (port " + port + ") that is not defined in the"
                                + " Service associated with its workload instances (pod selector " + selector
                                + ")")));
    }
}
