package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The objects that make a mesh, as far as they were read. */
public final class MeshConfig {

    /** Where mesh-wide configuration lives unless it was configured otherwise. */
    public static final String ROOT_NAMESPACE = "istio-system";

    private static final String SUFFIX = ".svc.cluster.local";

    private final Map<String, List<JsonNode>> byKind = new HashMap<>();
    private final Map<String, JsonNode> services = new HashMap<>();
    private final MeshIndex index;
    private final Scope scope;
    private final MeshOptions options;

    /**
     * A view of these objects.
     *
     * @param objects objects of any kinds
     * @param scope what was read completely
     */
    public MeshConfig(List<JsonNode> objects, Scope scope) {
        objects.forEach(
                o -> byKind.computeIfAbsent(key(o), k -> new ArrayList<>()).add(o));
        all("Service").forEach(s -> services.putIfAbsent(hostOf(s), s));
        this.index = new MeshIndex(byKind);
        this.scope = scope;
        this.options = MeshOptions.in(all("ConfigMap"));
    }

    private static String key(JsonNode object) {
        boolean gatewayApi = text(object, "apiVersion").startsWith("gateway.networking.k8s.io/");
        return (gatewayApi ? "k8s:" : "") + Fields.kind(object);
    }

    /** The objects of a kind; the Gateway API's kinds are written {@code k8s:Gateway}. */
    public List<JsonNode> all(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** What was read completely. */
    Scope scope() {
        return scope;
    }

    /** The mesh-wide options. */
    public MeshOptions options() {
        return options;
    }

    /** Whether what is not here does not exist in that namespace. */
    boolean knows(String kind, String namespace) {
        return scope.lists(kind, namespace);
    }

    /** The namespace of an object, {@code default} when it has none. */
    public static String namespaceOf(JsonNode object) {
        return Objects.requireNonNullElse(Fields.namespace(object), "default");
    }

    /** The full name of a host that an object in this namespace mentions. */
    public static String fullHost(String host, String namespace) {
        if (host.indexOf('.') >= 0 || host.equals("*")) {
            String[] parts = host.split("\\.");
            boolean withNamespace = parts.length == 2 || parts.length == 3 && parts[2].equals("svc");
            return withNamespace && !host.startsWith("*") ? parts[0] + "." + parts[1] + SUFFIX : host;
        }
        return host + "." + namespace + SUFFIX;
    }

    /** The full host of a Service. */
    public static String hostOf(JsonNode service) {
        return name(service) + "." + namespaceOf(service) + SUFFIX;
    }

    /** The Service of a full host. */
    public Optional<JsonNode> service(String fullHost) {
        return Optional.ofNullable(services.get(fullHost));
    }

    /** The namespace in a full host of a Service, empty for other hosts. */
    public static Optional<String> serviceNamespace(String fullHost) {
        return serviceEntity(fullHost).map(Entity::namespace);
    }

    /** The Service that a full host names, whether it exists or not; empty for other hosts. */
    public static Optional<Entity> serviceEntity(String fullHost) {
        if (!fullHost.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String[] parts =
                fullHost.substring(0, fullHost.length() - SUFFIX.length()).split("\\.");
        return parts.length == 2 && !parts[0].contains("*") && !parts[0].isBlank() && !parts[1].isBlank()
                ? Optional.of(Entity.of(parts[1], "Service", parts[0]))
                : Optional.empty();
    }

    /** Whether a host pattern, perhaps with a leading wildcard, covers the host. */
    public static boolean covers(String pattern, String host) {
        return pattern.equals("*")
                || pattern.equals(host)
                || pattern.startsWith("*") && host.endsWith(pattern.substring(1));
    }

    /** Whether an object's {@code exportTo} makes it visible in the namespace; without one it is visible everywhere. */
    public static boolean exported(JsonNode object, String to) {
        List<String> exportTo = Fields.texts(object, "spec", "exportTo").toList();
        return exportTo.isEmpty()
                || exportTo.contains("*")
                || exportTo.contains(to)
                || exportTo.contains(".") && namespaceOf(object).equals(to);
    }

    /** The pods that a selector selects in a namespace. */
    List<JsonNode> pods(String namespace, Map<String, String> selector) {
        return index.pods(namespace, selector);
    }

    /** The Services of a namespace that select what carries these labels, by name. */
    List<JsonNode> services(String namespace, Map<String, String> carried) {
        return index.services(namespace, carried);
    }

    /** The DestinationRules whose host covers the full host, in the order read. */
    Stream<JsonNode> rules(String fullHost) {
        return index.rules(fullHost);
    }

    /** The objects of a kind in a namespace: PeerAuthentications or DestinationRules. */
    List<JsonNode> in(String namespace, String kind) {
        return index.in(namespace, kind);
    }

    /** The pods of a Service. */
    public List<JsonNode> pods(JsonNode service) {
        return pods(namespaceOf(service), map(service, "spec", "selector"));
    }

    /** Whether a sidecar stands beside the pod's containers. */
    public static boolean hasProxy(JsonNode pod) {
        return Stream.concat(each(pod, "spec", "containers"), each(pod, "spec", "initContainers"))
                .anyMatch(c -> text(c, "name").equals("istio-proxy"));
    }

    /** Whether the pod's traffic is the mesh's: by its sidecar, else as it was asked for; in ambient mode as well. */
    boolean isInMesh(JsonNode pod) {
        String wish = Injection.wish(pod);
        return hasProxy(pod)
                || Ambient.holds(pod)
                || wish.equals("true")
                || wish.isEmpty() && injects(namespaceOf(pod));
    }

    /** The namespace object. */
    Optional<JsonNode> namespace(String name) {
        return index.namespace(name);
    }

    /** Whether the namespace asks for sidecars. */
    boolean injects(String namespace) {
        return namespace(namespace)
                .filter(n -> labels(n).getOrDefault("istio-injection", "").equals("enabled")
                        || labels(n).containsKey("istio.io/rev") && !labels(n).containsKey("istio-injection"))
                .isPresent();
    }

    /** An object's reference as istioctl writes it, {@code namespace/name}. */
    static String reference(JsonNode object) {
        @Nullable String namespace = Fields.namespace(object);
        return or(namespace == null ? "" : namespace + "/", "") + name(object);
    }
}
