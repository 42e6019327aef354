package dev.inquest.command.mesh;

import static dev.inquest.command.api.Fields.each;
import static dev.inquest.command.api.Fields.labels;
import static dev.inquest.command.api.Fields.map;
import static dev.inquest.command.api.Fields.name;
import static dev.inquest.command.api.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The objects that make a mesh, as far as they were read. */
public final class MeshConfig {

    /** Where mesh-wide configuration lives unless it was configured otherwise. */
    public static final String ROOT_NAMESPACE = "istio-system";

    private static final String SUFFIX = ".svc.cluster.local";

    private final Map<String, List<JsonNode>> byKind = new HashMap<>();
    private final Map<String, List<JsonNode>> podsByNamespace = new HashMap<>();
    private final Set<String> namespaces;
    private final boolean everywhere;

    /**
     * A view of these objects.
     *
     * @param objects objects of any kinds
     * @param namespaces the namespaces that were read completely
     * @param everywhere whether all namespaces were read
     */
    public MeshConfig(List<JsonNode> objects, Set<String> namespaces, boolean everywhere) {
        objects.forEach(
                o -> byKind.computeIfAbsent(key(o), k -> new ArrayList<>()).add(o));
        this.namespaces = Set.copyOf(namespaces);
        this.everywhere = everywhere;
    }

    private static String key(JsonNode object) {
        boolean gatewayApi = text(object, "apiVersion").startsWith("gateway.networking.k8s.io/");
        return (gatewayApi ? "k8s:" : "") + Fields.kind(object);
    }

    /** The objects of a kind; the Gateway API's kinds are written {@code k8s:Gateway}. */
    List<JsonNode> all(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** Whether what is not here does not exist in that namespace. */
    boolean knows(String namespace) {
        return everywhere || namespaces.contains(namespace);
    }

    /** The namespace of an object, {@code default} when it has none. */
    static String namespaceOf(JsonNode object) {
        return Objects.requireNonNullElse(Fields.namespace(object), "default");
    }

    /** The full name of a host that an object in this namespace mentions. */
    static String fullHost(String host, String namespace) {
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
    Optional<JsonNode> service(String fullHost) {
        return all("Service").stream().filter(s -> hostOf(s).equals(fullHost)).findFirst();
    }

    /** The namespace in a full host of a Service, empty for other hosts. */
    static Optional<String> serviceNamespace(String fullHost) {
        if (!fullHost.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String[] parts =
                fullHost.substring(0, fullHost.length() - SUFFIX.length()).split("\\.");
        return parts.length == 2 ? Optional.of(parts[1]) : Optional.empty();
    }

    /** Whether a host pattern, perhaps with a leading wildcard, covers the host. */
    static boolean covers(String pattern, String host) {
        return pattern.equals("*")
                || pattern.equals(host)
                || pattern.startsWith("*") && host.endsWith(pattern.substring(1));
    }

    /** Whether an object's {@code exportTo} makes it visible in the namespace; without one it is visible everywhere. */
    static boolean exported(JsonNode object, String to) {
        List<String> exportTo = Fields.texts(object, "spec", "exportTo").toList();
        return exportTo.isEmpty()
                || exportTo.contains("*")
                || exportTo.contains(to)
                || exportTo.contains(".") && namespaceOf(object).equals(to);
    }

    /** The pods that a selector selects in a namespace. */
    List<JsonNode> pods(String namespace, Map<String, String> selector) {
        if (podsByNamespace.isEmpty()) {
            all("Pod").forEach(p -> podsByNamespace
                    .computeIfAbsent(namespaceOf(p), n -> new ArrayList<>())
                    .add(p));
        }
        return podsByNamespace.getOrDefault(namespace, List.of()).stream()
                .filter(p -> Fields.selects(selector, labels(p)))
                .toList();
    }

    /** The pods of a Service. */
    List<JsonNode> pods(JsonNode service) {
        return pods(namespaceOf(service), map(service, "spec", "selector"));
    }

    /** Whether a sidecar stands beside the pod's containers. */
    public static boolean hasProxy(JsonNode pod) {
        return Stream.concat(each(pod, "spec", "containers"), each(pod, "spec", "initContainers"))
                .anyMatch(c -> text(c, "name").equals("istio-proxy"));
    }

    /** Whether the namespace asks for sidecars. */
    boolean injects(String namespace) {
        return all("Namespace").stream()
                .filter(n -> name(n).equals(namespace))
                .anyMatch(n -> labels(n).getOrDefault("istio-injection", "").equals("enabled")
                        || labels(n).containsKey("istio.io/rev") && !labels(n).containsKey("istio-injection"));
    }
}
