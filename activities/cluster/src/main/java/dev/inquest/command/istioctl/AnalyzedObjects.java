package dev.inquest.command.istioctl;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.kind;
import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.LabelSelectors;
import dev.inquest.mesh.MeshConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the analysis of a namespace needs. The kinds that every mesh uses are always read; a kind that only some
 * configurations refer to is read when something read before refers to it.
 */
final class AnalyzedObjects {

    private AnalyzedObjects() {}

    static MeshReader read(@Nullable String namespace, MeshReader objects) {
        objects.list(namespace, "services", "pods", "virtualservices");
        objects.withRoot(namespace, "destinationrules");
        objects.everywhere(namespace, "peerauthentications", "authorizationpolicies", "sidecars");
        if (namespace == null) {
            return objects.list(
                    null,
                    "gateways.networking.istio.io",
                    "serviceentries",
                    "requestauthentications",
                    "namespaces",
                    "deployments",
                    "mutatingwebhookconfigurations");
        }
        gateways(namespace, objects);
        if (hosts(objects).anyMatch(h -> !isServiceHere(h, namespace, objects))) {
            objects.list(namespace, "serviceentries");
        }
        if (of("Pod", objects).stream().anyMatch(AnalyzedObjects::lacksProxy)) {
            objects.get("namespaces", null, namespace);
        }
        if (of("Pod", objects).stream().anyMatch(p -> sharesServices(p, objects))) {
            objects.list(namespace, "deployments");
        }
        return objects;
    }

    /** Gateways that VirtualServices name, their pods wherever they run, and the certificates they serve. */
    private static void gateways(String namespace, MeshReader objects) {
        List<String> references = of("VirtualService", objects).stream()
                .flatMap(v -> texts(v, "spec", "gateways")
                        .filter(g -> !g.equals("mesh"))
                        .map(g -> g.indexOf('/') < 0 ? MeshConfig.namespaceOf(v) : g.substring(0, g.indexOf('/'))))
                .distinct()
                .toList();
        references.forEach(n -> objects.list(n, "gateways.networking.istio.io"));
        for (JsonNode gateway : of("Gateway", objects)) {
            objects.pods(map(gateway, "spec", "selector"));
            Optional<String> place = of("Pod", objects).stream()
                    .filter(p -> LabelSelectors.selectsUnlessEmpty(map(gateway, "spec", "selector"), labels(p)))
                    .map(MeshConfig::namespaceOf)
                    .findFirst();
            place.ifPresent(n -> {
                each(gateway, "spec", "servers")
                        .map(s -> text(s, "tls", "credentialName"))
                        .filter(c -> !c.isEmpty())
                        .map(c -> c.indexOf('/') < 0
                                ? Entity.of(n, "Secret", c)
                                : Entity.of(c.substring(0, c.indexOf('/')), "Secret", c.substring(c.indexOf('/') + 1)))
                        .forEach(s -> objects.get("secrets", s.namespace(), s.name()));
            });
        }
        if (of("VirtualService", objects).stream()
                .anyMatch(v -> at(v, "spec").toString().contains("@request.auth"))) {
            objects.everywhere(namespace, "requestauthentications");
        }
    }

    private static Stream<String> hosts(MeshReader objects) {
        return Stream.concat(
                of("DestinationRule", objects).stream().map(r -> text(r, "spec", "host")),
                of("VirtualService", objects).stream()
                        .flatMap(v -> Stream.of("http", "tls", "tcp").flatMap(p -> each(v, "spec", p)))
                        .flatMap(r -> each(r, "route"))
                        .map(r -> text(r, "destination", "host")));
    }

    private static boolean isServiceHere(String host, String namespace, MeshReader objects) {
        String full = MeshConfig.fullHost(host, namespace);
        return host.startsWith("*")
                || MeshConfig.serviceNamespace(full)
                        .filter(n -> !n.equals(namespace))
                        .isPresent()
                || of("Service", objects).stream()
                        .anyMatch(s -> MeshConfig.hostOf(s).equals(full));
    }

    private static boolean lacksProxy(JsonNode pod) {
        return !MeshConfig.hasProxy(pod) && List.of("Running", "Pending").contains(text(pod, "status", "phase"));
    }

    private static boolean sharesServices(JsonNode pod, MeshReader objects) {
        return of("Service", objects).stream()
                        .filter(s -> MeshConfig.namespaceOf(s).equals(MeshConfig.namespaceOf(pod)))
                        .filter(s -> LabelSelectors.selectsUnlessEmpty(map(s, "spec", "selector"), labels(pod)))
                        .count()
                > 1;
    }

    private static List<JsonNode> of(String kind, MeshReader objects) {
        return objects.objects().stream().filter(o -> kind(o).equals(kind)).toList();
    }
}
