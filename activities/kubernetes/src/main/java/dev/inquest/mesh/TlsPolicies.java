package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.kubernetes.LabelSelectors;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which TLS a workload accepts and which its callers send, by the precedence that Istio documents: PeerAuthentication of
 * the workload, then of the namespace, then of the mesh, the oldest of several; DestinationRule of the caller's
 * namespace, then of the Service's, then of the root namespace, the most specific host first.
 */
public final class TlsPolicies {

    private final MeshConfig mesh;

    /** Policies of this mesh. */
    public TlsPolicies(MeshConfig mesh) {
        this.mesh = mesh;
    }

    /**
     * What a policy demands and which object says so.
     *
     * @param mode as the object words it
     * @param by the object, or null for what holds without one
     */
    public record Mode(String mode, @Nullable JsonNode by) {}

    /** What the pod accepts at a port of its own: STRICT, PERMISSIVE or DISABLE. */
    public Mode accepted(JsonNode pod, String targetPort) {
        String namespace = MeshConfig.namespaceOf(pod);
        Optional<JsonNode> workload =
                oldest(namespace, p -> LabelSelectors.selectsUnlessEmpty(selector(p), labels(pod)));
        Optional<JsonNode> own = oldest(namespace, p -> selector(p).isEmpty());
        Optional<JsonNode> root =
                oldest(mesh.options().rootNamespace(), p -> selector(p).isEmpty());
        if (workload.isPresent()) {
            String port = text(workload.get(), "spec", "portLevelMtls", targetPort, "mode");
            if (isSet(port)) {
                return new Mode(port, workload.get());
            }
        }
        for (Optional<JsonNode> policy : List.of(workload, own, root)) {
            String mode = policy.map(p -> text(p, "spec", "mtls", "mode")).orElse("");
            if (isSet(mode)) {
                return new Mode(mode, policy.orElse(null));
            }
        }
        return new Mode("PERMISSIVE", null);
    }

    /** The DestinationRule that callers in a namespace use for a host, if any. */
    public Optional<JsonNode> rule(String fullHost, String callerNamespace) {
        String serviceNamespace = MeshConfig.serviceNamespace(fullHost).orElse("");
        for (String namespace :
                List.of(callerNamespace, serviceNamespace, mesh.options().rootNamespace())) {
            Optional<JsonNode> found = mesh.rules(fullHost)
                    .filter(r -> MeshConfig.namespaceOf(r).equals(namespace))
                    .filter(r -> MeshConfig.exported(r, callerNamespace))
                    .filter(r -> !at(r, "spec").has("workloadSelector"))
                    .max(Comparator.comparing((JsonNode r) -> !hostOf(r).startsWith("*"))
                            .thenComparing(r -> hostOf(r).length())
                            .thenComparing(TlsPolicies::created, Comparator.reverseOrder()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * What the rule makes callers send to a port of a Service, for one of its subsets or for none: DISABLE, SIMPLE, MUTUAL
     * or ISTIO_MUTUAL; without a word of it automatic mutual TLS, written {@code AUTO}.
     */
    public static String sent(Optional<JsonNode> rule, String port, String subset) {
        if (rule.isEmpty()) {
            return "AUTO";
        }
        Optional<JsonNode> subsetPolicy = each(rule.get(), "spec", "subsets")
                .filter(s -> text(s, "name").equals(subset))
                .map(s -> at(s, "trafficPolicy"))
                .findFirst();
        String own = subsetPolicy.map(p -> tls(p, port)).orElse("");
        return or(own, or(tls(at(rule.get(), "spec", "trafficPolicy"), port), "AUTO"));
    }

    /** The setting of the port, which inherits nothing, else that of the policy; empty when neither says anything. */
    private static String tls(JsonNode policy, String port) {
        return each(policy, "portLevelSettings")
                .filter(p -> text(p, "port", "number").equals(port))
                .findFirst()
                .map(p -> or(text(p, "tls", "mode"), "AUTO"))
                .orElseGet(() -> text(policy, "tls", "mode"));
    }

    private Optional<JsonNode> oldest(String namespace, Predicate<JsonNode> which) {
        return mesh.in(namespace, "PeerAuthentication").stream()
                .filter(which)
                .min(Comparator.comparing(TlsPolicies::created));
    }

    static Instant created(JsonNode object) {
        return Objects.requireNonNullElse(time(object, "metadata", "creationTimestamp"), Instant.EPOCH);
    }

    private static Map<String, String> selector(JsonNode policy) {
        return map(policy, "spec", "selector", "matchLabels");
    }

    static String hostOf(JsonNode rule) {
        return MeshConfig.fullHost(text(rule, "spec", "host"), MeshConfig.namespaceOf(rule));
    }

    private static boolean isSet(String mode) {
        return !mode.isEmpty() && !mode.equals("UNSET");
    }
}
