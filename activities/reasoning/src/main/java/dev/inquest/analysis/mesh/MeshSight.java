package dev.inquest.analysis.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.ServiceView;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.mesh.MeshConfig;
import dev.inquest.mesh.Scope;
import dev.inquest.observation.Observation.Listing;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The mesh as far as the evidence shows it: objects seen whole, Services at least by name, and what is known to be absent. */
final class MeshSight {

    private static final List<String> KINDS = List.of(
            "VirtualService",
            "DestinationRule",
            "Gateway",
            "ServiceEntry",
            "Sidecar",
            "PeerAuthentication",
            "AuthorizationPolicy",
            "RequestAuthentication",
            "Pod",
            "Deployment",
            "Namespace",
            "ConfigMap",
            "Secret");

    private static final EvidenceIndex.View<MeshSight> SIGHT = EvidenceIndex.view(MeshSight::new);

    private final EvidenceIndex seen;
    private final MeshConfig config;

    /** The mesh as it was seen. */
    static MeshSight of(EvidenceIndex seen) {
        return seen.get(SIGHT);
    }

    private MeshSight(EvidenceIndex seen) {
        this.seen = seen;
        List<JsonNode> objects = new ArrayList<>();
        for (String kind : KINDS) {
            seen.objects(kind).forEach(o -> objects.add(o.what().object()));
        }
        for (ServiceView service : ServiceView.all(seen)) {
            objects.add(
                    seen.object(service.entity()).map(o -> o.what().object()).orElseGet(() -> named(service)));
        }
        this.config =
                new MeshConfig(objects, new Evidenced(seen, Collections.synchronizedMap(new IdentityHashMap<>())));
    }

    /** What complete lists and plain answers show not to exist; a list of names is complete for what needs no more. */
    private record Evidenced(EvidenceIndex seen, Map<Listing, Set<@Nullable String>> partly) implements Scope {

        @Override
        public boolean lists(String kind, @Nullable String namespace) {
            return seen.listing(kind, namespace)
                    .filter(l -> kind.equals("Service")
                            || (namespace == null
                                    ? partly(l.what()).isEmpty()
                                    : !partly(l.what()).contains(namespace)))
                    .isPresent();
        }

        /** The namespaces of members that were not seen whole. */
        private Set<@Nullable String> partly(Listing listing) {
            return partly.computeIfAbsent(listing, l -> l.members().stream()
                    .filter(m -> seen.object(m).isEmpty())
                    .map(Entity::namespace)
                    .collect(Collectors.toCollection(HashSet<@Nullable String>::new)));
        }

        @Override
        public boolean lacks(Entity entity) {
            return seen.absent(entity).isPresent();
        }
    }

    /** A Service of which only a row or its endpoints were seen: it exists, its ports are unknown. */
    private static JsonNode named(ServiceView service) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("kind", "Service");
        object.putObject("metadata")
                .put("name", service.entity().name())
                .put("namespace", service.entity().namespace());
        if (!service.selector().isEmpty()) {
            ObjectNode selector = object.putObject("spec").putObject("selector");
            service.selector().forEach(selector::put);
        }
        return object;
    }

    EvidenceIndex seen() {
        return seen;
    }

    MeshConfig config() {
        return config;
    }

    /** Where the entities were seen, or seen to be absent. */
    List<Integer> evidence(Collection<Entity> entities) {
        TreeSet<Integer> evidence = new TreeSet<>();
        for (Entity entity : entities) {
            Optional<Integer> whole = seen.object(entity).map(Cited::evidence);
            whole.or(() -> seen.row(entity).map(Cited::evidence))
                    .or(() -> seen.absent(entity))
                    .ifPresent(evidence::add);
            if (entity.kind().equals("Service")) {
                evidence.addAll(ServiceView.of(seen, entity).evidence());
            }
        }
        return List.copyOf(evidence);
    }

    /** Whole objects of a kind. */
    List<Cited<WholeObject>> objects(String kind) {
        return seen.objects(kind);
    }

    /** The Services that a VirtualService or DestinationRule is for, as far as they were seen. */
    List<Entity> services(JsonNode object, Collection<String> hosts) {
        String namespace = MeshConfig.namespaceOf(object);
        List<String> full =
                hosts.stream().map(h -> MeshConfig.fullHost(h, namespace)).toList();
        if (full.stream().noneMatch(h -> h.startsWith("*"))) {
            return full.stream()
                    .flatMap(h -> config.service(h).stream())
                    .map(s -> Fields.entity(s))
                    .distinct()
                    .sorted()
                    .toList();
        }
        return config.all("Service").stream()
                .filter(s -> full.stream().anyMatch(h -> MeshConfig.covers(h, MeshConfig.hostOf(s))))
                .map(s -> Fields.entity(s))
                .toList();
    }
}
