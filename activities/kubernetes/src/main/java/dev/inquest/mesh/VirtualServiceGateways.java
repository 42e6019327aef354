package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gateways that a VirtualService names and that do not exist (IST0101) or accept none of its hosts (IST0132). */
final class VirtualServiceGateways implements MeshAnalyzer {

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        List<MeshMessage> findings = new ArrayList<>();
        for (JsonNode virtualService : mesh.all("VirtualService")) {
            texts(virtualService, "spec", "gateways")
                    .filter(g -> !g.equals("mesh"))
                    .forEach(g -> check(mesh, virtualService, g, findings));
        }
        return findings;
    }

    private static void check(MeshConfig mesh, JsonNode virtualService, String reference, List<MeshMessage> findings) {
        String namespace = namespace(virtualService, reference);
        Optional<JsonNode> gateway = gateway(mesh, virtualService, reference);
        if (gateway.isEmpty() && !mesh.knows("Gateway", namespace)) {
            return;
        }
        if (gateway.isEmpty()) {
            findings.add(MeshAnalyzer.notFound(virtualService, "gateway", reference));
        }
        List<String> accepted = gateway.map(g -> hosts(g).toList()).orElse(List.of());
        boolean matches = texts(virtualService, "spec", "hosts").anyMatch(host -> accepted.stream()
                .anyMatch(h -> accepts(h, host, MeshConfig.namespaceOf(virtualService), namespace)));
        if (!matches) {
            findings.add(new MeshMessage(
                    "IST0132",
                    "VirtualServiceHostNotFoundInGateway",
                    Severity.WARNING,
                    entity(virtualService),
                    "one or more host " + texts(virtualService, "spec", "hosts").toList()
                            + " defined in VirtualService " + entity(virtualService) + " not found in Gateway "
                            + reference + "."));
        }
    }

    private static String namespace(JsonNode virtualService, String reference) {
        int slash = reference.indexOf('/');
        return slash < 0 ? MeshConfig.namespaceOf(virtualService) : reference.substring(0, slash);
    }

    /** The Gateway that a VirtualService means by a reference. */
    static Optional<JsonNode> gateway(MeshConfig mesh, JsonNode virtualService, String reference) {
        String wanted = reference.substring(reference.indexOf('/') + 1);
        String namespace = namespace(virtualService, reference);
        return Stream.concat(mesh.all("Gateway").stream(), mesh.all("k8s:Gateway").stream())
                .filter(g -> name(g).equals(wanted) && MeshConfig.namespaceOf(g).equals(namespace))
                .findFirst();
    }

    private static Stream<String> hosts(JsonNode gateway) {
        return Stream.concat(
                each(gateway, "spec", "servers").flatMap(s -> texts(s, "hosts")),
                each(gateway, "spec", "listeners").map(l -> or(text(l, "hostname"), "*")));
    }

    private static boolean accepts(String pattern, String host, String from, String gatewayNamespace) {
        int slash = pattern.indexOf('/');
        String scope = slash < 0 ? "*" : pattern.substring(0, slash);
        boolean inScope = scope.equals("*") || scope.equals(from) || scope.equals(".") && from.equals(gatewayNamespace);
        String accepted = pattern.substring(slash + 1);
        return inScope && (MeshConfig.covers(accepted, host) || MeshConfig.covers(host, accepted));
    }
}
