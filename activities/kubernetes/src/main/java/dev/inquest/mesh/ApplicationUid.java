package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Applications that run as the user of the proxy (IST0144): their traffic passes it by. */
final class ApplicationUid implements MeshAnalyzer {

    private static final int PROXY_USER = 1337;

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        Stream<JsonNode> pods = mesh.all("Pod").stream().filter(p -> runsAsProxy(at(p, "spec")));
        Stream<JsonNode> deployments =
                mesh.all("Deployment").stream().filter(d -> runsAsProxy(at(d, "spec", "template", "spec")));
        return Stream.concat(pods, deployments)
                .map(o -> new MeshMessage(
                        "IST0144",
                        "InvalidApplicationUID",
                        Severity.WARNING,
                        entity(o),
                        "User ID (UID) " + PROXY_USER + " is reserved for the sidecar proxy."))
                .toList();
    }

    private static boolean runsAsProxy(JsonNode spec) {
        boolean pod = at(spec, "securityContext", "runAsUser").asInt() == PROXY_USER;
        return each(spec, "containers")
                .filter(c -> !text(c, "name").equals("istio-proxy"))
                .anyMatch(c -> at(c, "securityContext").has("runAsUser")
                        ? at(c, "securityContext", "runAsUser").asInt() == PROXY_USER
                        : pod);
    }
}
