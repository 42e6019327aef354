package dev.inquest.command.istioctl;

import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.LabelSelectors;
import dev.inquest.mesh.MeshConfig;
import dev.inquest.observation.Observation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names what was analyzed, and for which Services it holds, so that a reader knows what the mesh has in the way. */
final class MeshInventory {

    private static final int MAX_NAMES = 40;
    private static final int MAX_SERVICES = 5;
    private static final List<String> KINDS = List.of(
            "VirtualService",
            "DestinationRule",
            "PeerAuthentication",
            "AuthorizationPolicy",
            "Sidecar",
            "Gateway",
            "ServiceEntry");

    private MeshInventory() {}

    static void of(@Nullable String namespace, MeshReader objects, MeshConfig mesh, OutputBuilder out) {
        for (String kind : KINDS) {
            boolean everywhere = objects.lists(kind, null);
            if (everywhere || objects.lists(kind, namespace)) {
                show(kind, everywhere ? null : namespace, mesh, out);
            }
        }
    }

    private static void show(String kind, @Nullable String namespace, MeshConfig mesh, OutputBuilder out) {
        List<JsonNode> all = mesh.all(kind);
        List<JsonNode> named = all.stream().limit(MAX_NAMES).toList();
        if (!named.isEmpty()) {
            String names = named.stream().map(o -> name(o, mesh, out)).collect(Collectors.joining(", "));
            out.text("(analyzed " + kind + " " + names
                    + (named.size() < all.size() ? " and " + (all.size() - named.size()) + " more" : "") + ")");
        }
        out.observe(new Observation.Listing(
                kind,
                namespace,
                null,
                named.size() == all.size(),
                named.stream()
                        .map(o -> entity(o))
                        .filter(e -> namespace == null || Objects.equals(e.namespace(), namespace))
                        .toList()));
    }

    private static String name(JsonNode object, MeshConfig mesh, OutputBuilder out) {
        Entity entity = entity(object);
        List<Entity> services = services(object, mesh).limit(MAX_SERVICES + 1L).toList();
        String written = entity.name() + "." + entity.namespace();
        if (services.isEmpty() || services.size() > MAX_SERVICES) {
            return written;
        }
        services.forEach(s -> out.observe(new Observation.Edge(s, entity, "governed-by", entity.kind())));
        return written + " for " + services.stream().map(Entity::name).collect(Collectors.joining(" "));
    }

    /** Those it is for by host, or whose pods it selects. */
    private static Stream<Entity> services(JsonNode object, MeshConfig mesh) {
        String namespace = MeshConfig.namespaceOf(object);
        List<String> hosts = Stream.concat(texts(object, "spec", "hosts"), Stream.of(text(object, "spec", "host")))
                .filter(h -> !h.isEmpty() && !text(object, "kind").equals("ServiceEntry"))
                .map(h -> MeshConfig.fullHost(h, namespace))
                .toList();
        Map<String, String> selector = map(object, "spec", "selector", "matchLabels");
        return mesh.all("Service").stream()
                .filter(s -> hosts.stream().anyMatch(h -> MeshConfig.covers(h, MeshConfig.hostOf(s)))
                        || MeshConfig.namespaceOf(s).equals(namespace)
                                && LabelSelectors.selectsUnlessEmpty(selector, map(s, "spec", "selector")))
                .map(s -> entity(s));
    }
}
