package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Callers that send what the called does not accept ({@link ServiceTls}), and rules that send the mesh's own TLS to hosts
 * outside it. istioctl has no code for it any more (it once was IST0113), so ours is {@value #CODE}.
 */
final class MutualTls implements MeshAnalyzer {

    static final String CODE = "INQ-MTLS";

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        Set<MeshMessage> findings = new LinkedHashSet<>();
        for (JsonNode service : mesh.all("Service")) {
            for (ServiceTls tls : ServiceTls.of(mesh, service)) {
                Optional<JsonNode> toMend = tls.isConflict() ? tls.toMend(mesh) : Optional.empty();
                toMend.ifPresent(
                        object -> findings.add(finding(object, tls.says() + ": connections are reset or refused.")));
            }
        }
        Set<String> external = mesh.all("ServiceEntry").stream()
                .filter(e -> !text(e, "spec", "location").equals("MESH_INTERNAL"))
                .flatMap(e -> texts(e, "spec", "hosts"))
                .collect(Collectors.toSet());
        mesh.all("DestinationRule").forEach(rule -> outside(rule, external).ifPresent(findings::add));
        return List.copyOf(findings);
    }

    private static Optional<MeshMessage> outside(JsonNode rule, Set<String> external) {
        String host = text(rule, "spec", "host");
        boolean ours = text(rule, "spec", "trafficPolicy", "tls", "mode").equals("ISTIO_MUTUAL");
        return ours && external.contains(host)
                ? Optional.of(finding(
                        rule,
                        "DestinationRule " + rule.at("/metadata/name").asText()
                                + " makes clients send TLS mode ISTIO_MUTUAL to " + host
                                + ", which is outside the mesh: connections are reset or refused."))
                : Optional.empty();
    }

    private static MeshMessage finding(JsonNode object, String text) {
        return new MeshMessage(CODE, "MutualTlsConflict", Severity.ERROR, entity(object), text);
    }
}
