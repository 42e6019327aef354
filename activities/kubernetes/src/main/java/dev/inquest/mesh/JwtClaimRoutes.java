package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.LabelSelectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Routes by claims of a token at a gateway whose pods authenticate no token (IST0149): they never match. */
final class JwtClaimRoutes implements MeshAnalyzer {

    private static final String CLAIM = "@request.auth.claims";

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        List<MeshMessage> findings = new ArrayList<>();
        for (JsonNode virtualService : mesh.all("VirtualService")) {
            claim(virtualService).ifPresent(claim -> texts(virtualService, "spec", "gateways")
                    .flatMap(g -> VirtualServiceGateways.gateway(mesh, virtualService, g).stream())
                    .forEach(g -> check(mesh, virtualService, claim, g, findings)));
        }
        return findings;
    }

    private static Optional<String> claim(JsonNode virtualService) {
        return each(virtualService, "spec", "http")
                .flatMap(r -> each(r, "match"))
                .flatMap(m -> Stream.concat(
                        at(m, "headers").properties().stream(), at(m, "withoutHeaders").properties().stream()))
                .map(Map.Entry::getKey)
                .filter(k -> k.startsWith(CLAIM))
                .findFirst();
    }

    private static void check(
            MeshConfig mesh, JsonNode virtualService, String claim, JsonNode gateway, List<MeshMessage> findings) {
        mesh.all("Pod").stream()
                .filter(p -> LabelSelectors.selects(GatewaySelectors.selector(gateway), labels(p))
                        && !authenticates(mesh, p))
                .forEach(p -> findings.add(new MeshMessage(
                        "IST0149",
                        "JwtClaimBasedRoutingWithoutRequestAuthN",
                        Severity.ERROR,
                        entity(virtualService),
                        "The virtual service uses the JWT claim based routing (key: " + claim
                                + ") but found no request authentication for the gateway ("
                                + MeshConfig.reference(gateway) + ") pod (" + name(p)
                                + "). The request authentication must be applied to the gateway pods.")));
    }

    private static boolean authenticates(MeshConfig mesh, JsonNode pod) {
        return mesh.all("RequestAuthentication").stream()
                .filter(r -> MeshConfig.namespaceOf(r).equals(MeshConfig.namespaceOf(pod))
                        || MeshConfig.namespaceOf(r).equals(mesh.options().rootNamespace()))
                .anyMatch(r -> LabelSelectors.selects(map(r, "spec", "selector", "matchLabels"), labels(pod)));
    }
}
