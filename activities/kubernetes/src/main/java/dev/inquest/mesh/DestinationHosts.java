package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Destinations of VirtualServices that nobody serves (IST0101), or whose port is not clear (IST0112). */
final class DestinationHosts implements MeshAnalyzer {

    @Override
    public List<MeshMessage> analyze(MeshConfig mesh) {
        List<MeshMessage> findings = new ArrayList<>();
        for (JsonNode virtualService : mesh.all("VirtualService")) {
            MeshRoutes.destinations(virtualService)
                    .forEach(d -> check(mesh, virtualService, d).ifPresent(findings::add));
        }
        return findings;
    }

    private static Optional<MeshMessage> check(MeshConfig mesh, JsonNode virtualService, JsonNode destination) {
        String namespace = MeshConfig.namespaceOf(virtualService);
        String host = text(destination, "host");
        String full = MeshConfig.fullHost(host, namespace);
        Optional<JsonNode> target = mesh.service(full)
                .filter(s -> readers(virtualService).allMatch(n -> isVisible(s, n)))
                .or(() -> entry(mesh, host, full, namespace));
        if (target.isEmpty()) {
            boolean known = MeshConfig.serviceNamespace(full)
                    .map(n -> mesh.knows("Service", n))
                    .orElseGet(() -> mesh.knows("ServiceEntry", namespace));
            return known ? Optional.of(MeshAnalyzer.notFound(virtualService, "host", host)) : Optional.empty();
        }
        return port(virtualService, destination, target.get());
    }

    private static Optional<MeshMessage> port(JsonNode virtualService, JsonNode destination, JsonNode target) {
        if (target.path("spec").isMissingNode()) {
            return Optional.empty();
        }
        List<String> ports = Stream.concat(
                        each(target, "spec", "ports").map(p -> text(p, "port")),
                        each(target, "spec", "ports").map(p -> text(p, "number")))
                .filter(p -> !p.isEmpty())
                .toList();
        String port = text(destination, "port", "number");
        String host = text(destination, "host");
        if (port.isEmpty()) {
            return ports.size() <= 1
                    ? Optional.empty()
                    : Optional.of(new MeshMessage(
                            "IST0112",
                            "VirtualServiceDestinationPortSelectorRequired",
                            Severity.ERROR,
                            entity(virtualService),
                            "This VirtualService routes to a service \"" + host + "\" that exposes multiple ports "
                                    + ports + ". Specifying a port in the destination is required to disambiguate."));
        }
        return ports.contains(port)
                ? Optional.empty()
                : Optional.of(MeshAnalyzer.notFound(virtualService, "host:port", host + ":" + port));
    }

    private static Optional<JsonNode> entry(MeshConfig mesh, String host, String full, String namespace) {
        return mesh.all("ServiceEntry").stream()
                .filter(e -> MeshConfig.exported(e, namespace))
                .filter(e -> texts(e, "spec", "hosts")
                        .anyMatch(h -> MeshConfig.covers(h, host)
                                || MeshConfig.covers(MeshConfig.fullHost(h, MeshConfig.namespaceOf(e)), full)))
                .findFirst();
    }

    /** The namespaces that read the VirtualService by name, its own when it is for everyone. */
    private static Stream<String> readers(JsonNode virtualService) {
        String own = MeshConfig.namespaceOf(virtualService);
        List<String> exportTo = texts(virtualService, "spec", "exportTo").toList();
        return exportTo.isEmpty() || exportTo.contains("*")
                ? Stream.of(own)
                : exportTo.stream().map(n -> n.equals(".") ? own : n);
    }

    private static boolean isVisible(JsonNode service, String namespace) {
        String exportTo = text(at(service, "metadata", "annotations"), "networking.istio.io/exportTo");
        List<String> namespaces =
                Arrays.stream(exportTo.split(",")).map(String::strip).toList();
        return exportTo.isEmpty()
                || namespaces.contains("*")
                || namespaces.contains(namespace)
                || namespaces.contains(".") && MeshConfig.namespaceOf(service).equals(namespace);
    }
}
