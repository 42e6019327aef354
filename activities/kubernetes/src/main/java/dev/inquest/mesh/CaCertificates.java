package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** TLS to a destination without a CA to verify its certificate by: for the host (IST0128), for a port (IST0129). */
final class CaCertificates implements MeshAnalyzer {

    private static final Set<String> VERIFYING = Set.of("SIMPLE", "MUTUAL");

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        List<MeshMessage> findings = new ArrayList<>();
        for (JsonNode rule : mesh.all("DestinationRule")) {
            boolean selected = at(rule, "spec").has("workloadSelector");
            JsonNode policy = at(rule, "spec", "trafficPolicy");
            if (isUnverified(at(policy, "tls"), selected)) {
                findings.add(finding(
                        rule, "IST0128", "NoServerCertificateVerificationDestinationLevel", at(policy, "tls"), ""));
            }
            each(policy, "portLevelSettings")
                    .filter(p -> isUnverified(at(p, "tls"), selected))
                    .forEach(p -> findings.add(finding(
                            rule,
                            "IST0129",
                            "NoServerCertificateVerificationPortLevel",
                            at(p, "tls"),
                            " at port " + text(p, "port", "number"))));
        }
        return findings;
    }

    private static boolean isUnverified(JsonNode tls, boolean selected) {
        return VERIFYING.contains(text(tls, "mode"))
                && text(tls, "caCertificates").isEmpty()
                && !(selected && !text(tls, "credentialName").isEmpty());
    }

    private static MeshMessage finding(JsonNode rule, String code, String name, JsonNode tls, String where) {
        return new MeshMessage(
                code,
                name,
                Severity.ERROR,
                entity(rule),
                "DestinationRule " + entity(rule) + " for host " + text(rule, "spec", "host") + " has TLS mode set to "
                        + text(tls, "mode") + where + " but no caCertificates are set to validate server identity.");
    }
}
