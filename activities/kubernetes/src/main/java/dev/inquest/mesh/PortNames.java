package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Service ports whose name tells no protocol (IST0118): the mesh has to guess it. */
final class PortNames implements MeshAnalyzer {

    private static final Set<String> PROTOCOLS = Set.of(
            "grpc",
            "grpc-web",
            "http",
            "http2",
            "https",
            "http_proxy",
            "hbone",
            "doublehbone",
            "mongo",
            "mysql",
            "redis",
            "tcp",
            "tls",
            "udp");

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        return mesh.all("Service").stream()
                .filter(s -> !List.of("kube-system", "kube-public").contains(MeshConfig.namespaceOf(s)))
                .filter(s -> !text(s, "spec", "type").equals("ExternalName"))
                .flatMap(s ->
                        each(s, "spec", "ports").filter(p -> !tellsProtocol(p)).map(p -> finding(s, p)))
                .toList();
    }

    private static boolean tellsProtocol(JsonNode port) {
        if (!text(port, "appProtocol").isEmpty() || text(port, "protocol").equals("UDP")) {
            return true;
        }
        String name = text(port, "name").toLowerCase(Locale.ROOT);
        int dash = name.indexOf('-');
        return PROTOCOLS.contains(name)
                || dash > 0 && PROTOCOLS.contains(name.substring(0, dash))
                || name.startsWith("grpc-web");
    }

    private static MeshMessage finding(JsonNode service, JsonNode port) {
        return new MeshMessage(
                "IST0118",
                "PortNameIsNotUnderNamingConvention",
                Severity.INFO,
                entity(service),
                "Port name " + text(port, "name") + " (port: " + text(port, "port") + ", targetPort: "
                        + or(text(port, "targetPort"), text(port, "port"))
                        + ") doesn't follow the naming convention of Istio port.");
    }
}
