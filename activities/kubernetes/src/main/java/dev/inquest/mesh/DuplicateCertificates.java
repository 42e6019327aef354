package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Gateways of the same pods that serve one certificate for several hosts (IST0138): browsers reuse the connection and are
 * answered 404.
 */
final class DuplicateCertificates implements MeshAnalyzer {

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        List<MeshMessage> findings = new ArrayList<>();
        for (JsonNode gateway : mesh.all("Gateway")) {
            mesh.all("Gateway").stream()
                    .filter(other -> other != gateway && isNarrower(other, gateway) && share(gateway, other))
                    .map(other -> finding(gateway, other))
                    .forEach(findings::add);
        }
        return findings;
    }

    private static boolean isNarrower(JsonNode gateway, JsonNode than) {
        return GatewaySelectors.selector(gateway)
                .entrySet()
                .containsAll(GatewaySelectors.selector(than).entrySet());
    }

    private static boolean share(JsonNode one, JsonNode other) {
        return each(one, "spec", "servers")
                .anyMatch(s -> each(other, "spec", "servers").anyMatch(t -> same(at(s, "tls"), at(t, "tls"))));
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return isEqual(one, other, "credentialName")
                || text(one, "credentialName").isEmpty()
                        && text(other, "credentialName").isEmpty()
                        && isEqual(one, other, "serverCertificate")
                        && isEqual(one, other, "privateKey");
    }

    private static boolean isEqual(JsonNode one, JsonNode other, String field) {
        return !text(one, field).isEmpty() && text(one, field).equals(text(other, field));
    }

    private static MeshMessage finding(JsonNode gateway, JsonNode other) {
        return new MeshMessage(
                "IST0138",
                "GatewayDuplicateCertificate",
                Severity.WARNING,
                entity(gateway),
                "Duplicate certificate in multiple gateways ["
                        + MeshConfig.reference(gateway) + " " + MeshConfig.reference(other)
                        + "] may cause 404s if clients re-use HTTP2 connections.");
    }
}
