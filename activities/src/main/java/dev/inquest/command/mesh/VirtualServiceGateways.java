package dev.inquest.command.mesh;

import static dev.inquest.command.api.Fields.each;
import static dev.inquest.command.api.Fields.entity;
import static dev.inquest.command.api.Fields.name;
import static dev.inquest.command.api.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gateways that a VirtualService names and that do not exist (IST0101) or accept none of its hosts (IST0132). */
final class VirtualServiceGateways implements Analyzer {

    @Override
    public List<Finding> analyze(MeshConfig mesh) {
        List<Finding> findings = new ArrayList<>();
        for (JsonNode virtualService : mesh.all("VirtualService")) {
            texts(virtualService, "spec", "gateways")
                    .filter(g -> !g.equals("mesh"))
                    .forEach(g -> check(mesh, virtualService, g).ifPresent(findings::add));
        }
        return findings;
    }

    private static Optional<Finding> check(MeshConfig mesh, JsonNode virtualService, String reference) {
        int slash = reference.indexOf('/');
        String namespace = slash < 0 ? MeshConfig.namespaceOf(virtualService) : reference.substring(0, slash);
        String wanted = reference.substring(slash + 1);
        Optional<JsonNode> gateway = mesh.all("Gateway").stream()
                .filter(g -> name(g).equals(wanted) && MeshConfig.namespaceOf(g).equals(namespace))
                .findFirst();
        if (gateway.isEmpty()) {
            return mesh.knows(namespace)
                    ? Optional.of(Analyzer.notFound(virtualService, "gateway", reference))
                    : Optional.empty();
        }
        boolean matches = texts(virtualService, "spec", "hosts").anyMatch(host -> each(gateway.get(), "spec", "servers")
                .flatMap(s -> texts(s, "hosts"))
                .anyMatch(h -> accepts(h, host, MeshConfig.namespaceOf(virtualService), namespace)));
        return matches
                ? Optional.empty()
                : Optional.of(new Finding(
                        "IST0132",
                        "VirtualServiceHostNotFoundInGateway",
                        Severity.WARNING,
                        entity(virtualService),
                        "one or more host "
                                + texts(virtualService, "spec", "hosts").toList()
                                + " defined in VirtualService " + entity(virtualService) + " not found in Gateway "
                                + reference + "."));
    }

    private static boolean accepts(String pattern, String host, String from, String gatewayNamespace) {
        int slash = pattern.indexOf('/');
        String scope = slash < 0 ? "*" : pattern.substring(0, slash);
        boolean inScope = scope.equals("*") || scope.equals(from) || scope.equals(".") && from.equals(gatewayNamespace);
        String accepted = pattern.substring(slash + 1);
        return inScope && (MeshConfig.covers(accepted, host) || MeshConfig.covers(host, accepted));
    }
}
