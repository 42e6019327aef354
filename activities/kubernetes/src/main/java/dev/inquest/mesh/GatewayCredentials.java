package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Secrets that a Gateway's servers name and that are not beside its pods (IST0101) or hold no good certificate (IST0161). */
final class GatewayCredentials implements MeshAnalyzer {

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        List<MeshMessage> findings = new ArrayList<>();
        for (JsonNode gateway : mesh.all("Gateway")) {
            GatewaySelectors.pod(mesh, gateway).map(MeshConfig::namespaceOf).ifPresent(namespace -> each(
                            gateway, "spec", "servers")
                    .map(s -> text(s, "tls", "credentialName"))
                    .filter(c -> !c.isEmpty())
                    .forEach(c -> check(mesh, gateway, namespace, c).ifPresent(findings::add)));
        }
        return findings;
    }

    /** The Secret that a credential name means to a Gateway whose pods run in the namespace. */
    static Entity secret(String credential, String namespace) {
        int slash = credential.indexOf('/');
        return slash < 0
                ? Entity.of(namespace, "Secret", credential)
                : Entity.of(credential.substring(0, slash), "Secret", credential.substring(slash + 1));
    }

    private static Optional<MeshMessage> check(MeshConfig mesh, JsonNode gateway, String namespace, String credential) {
        Entity wanted = secret(credential, namespace);
        Optional<JsonNode> secret = mesh.all("Secret").stream()
                .filter(s -> name(s).equals(wanted.name())
                        && MeshConfig.namespaceOf(s).equals(wanted.namespace()))
                .findFirst();
        if (secret.isEmpty()) {
            return mesh.scope().lacks(wanted)
                    ? Optional.of(MeshAnalyzer.notFound(gateway, "credentialName", credential))
                    : Optional.empty();
        }
        return PemCertificates.isUsable(secret.get())
                ? Optional.empty()
                : Optional.of(new MeshMessage(
                        "IST0161",
                        "InvalidGatewayCredential",
                        Severity.ERROR,
                        entity(gateway),
                        "The credential " + wanted.namespace() + "/" + wanted.name() + " referenced by Gateway "
                                + name(gateway) + " is invalid: it holds no certificate and key that are good now."));
    }
}
