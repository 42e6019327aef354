package dev.inquest.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.LabelSelectors;
import dev.inquest.observation.Observation.TableRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Service as far as it was seen, with its endpoints.
 *
 * @param entity the Service
 * @param selector its selector; empty when it has none or it was not seen
 * @param ports its ports; empty when the Service was not seen whole
 * @param clusterIp its address, or an empty text
 * @param type its type, as in {@code ExternalName}, or an empty text
 * @param addresses its ready endpoints as {@code ip:port} or {@code ip}; empty optional when endpoints were not seen
 * @param evidence where Service and endpoints were seen
 */
public record ServiceView(
        Entity entity,
        Map<String, String> selector,
        List<Port> ports,
        String clusterIp,
        String type,
        Optional<List<String>> addresses,
        List<Integer> evidence) {

    /**
     * @param name its name, or an empty text
     * @param port the Service's port
     * @param target the target port, number or name
     * @param protocol the application protocol, or an empty text
     */
    public record Port(String name, int port, String target, String protocol) {}

    private static final EvidenceIndex.View<List<ServiceView>> ALL = EvidenceIndex.view(ServiceView::views);
    private static final EvidenceIndex.View<Map<Entity, ServiceView>> BY_ENTITY = EvidenceIndex.view(seen -> {
        Map<Entity, ServiceView> views = new HashMap<>();
        all(seen).forEach(s -> views.put(s.entity(), s));
        return views;
    });

    /** Every Service of which anything was seen, sorted. */
    public static List<ServiceView> all(EvidenceIndex seen) {
        return seen.get(ALL);
    }

    /** The Service as far as it was seen. */
    public static ServiceView of(EvidenceIndex seen, Entity service) {
        ServiceView known = seen.get(BY_ENTITY).get(service);
        return known != null ? known : read(seen, service);
    }

    private static List<ServiceView> views(EvidenceIndex seen) {
        return Stream.concat(
                        seen.entities("Service").stream(),
                        seen.entities("Endpoints").stream()
                                .filter(e -> !isLock(seen, e))
                                .map(e -> new Entity(e.namespace(), "Service", e.name()))
                                .filter(s -> seen.absent(s).isEmpty()))
                .distinct()
                .sorted()
                .map(service -> read(seen, service))
                .toList();
    }

    /** Older clients elect their leader by an annotated Endpoints object that no Service stands before. */
    private static boolean isLock(EvidenceIndex seen, Entity endpoints) {
        return seen.object(endpoints)
                .filter(o -> o.what()
                        .object()
                        .path("metadata")
                        .path("annotations")
                        .has("control-plane.alpha.kubernetes.io/leader"))
                .isPresent();
    }

    private static ServiceView read(EvidenceIndex seen, Entity service) {
        List<Integer> evidence = new ArrayList<>();
        Optional<Cited<TableRow>> row = seen.row(service);
        JsonNode object = seen.object(service)
                .map(o -> {
                    evidence.add(o.evidence());
                    return o.what().object();
                })
                .orElse(MissingNode.getInstance());
        row.ifPresent(r -> evidence.add(r.evidence()));
        Optional<List<String>> addresses = addresses(seen, service, evidence);
        Map<String, String> selector = object.isMissingNode()
                ? row.map(r -> Fields.pairs(r.what().cell("SELECTOR"))).orElse(Map.of())
                : Fields.map(object, "spec", "selector");
        String ip = object.isMissingNode()
                ? row.map(r -> r.what().cell("CLUSTER-IP")).orElse("")
                : Fields.text(object, "spec", "clusterIP");
        String type = object.isMissingNode()
                ? row.map(r -> r.what().cell("TYPE")).orElse("")
                : Fields.text(object, "spec", "type");
        return new ServiceView(service, selector, ports(object), ip, type, addresses, evidence);
    }

    private static List<Port> ports(JsonNode object) {
        return Fields.list(object, "spec", "ports").stream()
                .map(p -> new Port(
                        Fields.text(p, "name"),
                        p.path("port").asInt(),
                        Fields.text(p, "targetPort").isEmpty() ? Fields.text(p, "port") : Fields.text(p, "targetPort"),
                        Fields.text(p, "appProtocol")))
                .toList();
    }

    private static Optional<List<String>> addresses(EvidenceIndex seen, Entity service, List<Integer> evidence) {
        Entity endpoints = new Entity(service.namespace(), "Endpoints", service.name());
        Optional<List<String>> whole = seen.object(endpoints).map(o -> {
            evidence.add(o.evidence());
            return Fields.list(o.what().object(), "subsets").stream()
                    .flatMap(s -> Fields.list(s, "addresses").stream())
                    .map(a -> Fields.text(a, "ip"))
                    .toList();
        });
        return whole.or(() -> seen.row(endpoints).map(r -> {
            evidence.add(r.evidence());
            String cell = r.what().cell("ENDPOINTS");
            return cell.isBlank() || cell.equals("<none>")
                    ? List.<String>of()
                    : Stream.of(cell.split(",")).map(String::strip).toList();
        }));
    }

    /**
     * Whether its endpoints were seen and there is none; a Service without a selector, or one that is an alias of a name
     * outside, is not asked.
     */
    public boolean withoutAddresses() {
        return addresses.isPresent()
                && addresses.get().isEmpty()
                && !type.equals("ExternalName")
                && !(selector.isEmpty() && !ports.isEmpty());
    }

    /** Whether its endpoints were seen and there are some. */
    public boolean withAddresses() {
        return addresses.isPresent() && !addresses.get().isEmpty();
    }

    /** Whether it selects the pod. */
    public boolean selects(Entity pod, Map<String, String> labels) {
        return !selector.isEmpty()
                && Objects.equals(entity.namespace(), pod.namespace())
                && LabelSelectors.selects(selector, labels);
    }
}
