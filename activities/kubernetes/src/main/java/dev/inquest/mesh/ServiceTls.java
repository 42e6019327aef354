package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What clients in the mesh send to a port of a Service, against what its pods accept: the one computation of effective
 * mutual TLS. Pods that were not read are taken to carry the labels that the Service selects, and a sidecar.
 *
 * @param service the Service
 * @param port its port
 * @param caller the namespace of the callers
 * @param subset the subset called, or an empty text
 * @param accepted what the pods accept, and the policy that says so
 * @param sent what callers send: {@code AUTO} for automatic mutual TLS
 * @param rule the DestinationRule that callers use, if any
 * @param injected whether a pod behind the Service has a sidecar, or is in ambient mode
 */
public record ServiceTls(
        JsonNode service,
        JsonNode port,
        String caller,
        String subset,
        TlsPolicies.Mode accepted,
        String sent,
        Optional<JsonNode> rule,
        boolean injected) {

    /** Every port and subset of the Service, for its own namespace and for each that has a rule of its own for the host. */
    public static List<ServiceTls> of(MeshConfig mesh, JsonNode service) {
        Set<String> callers = new LinkedHashSet<>(Set.of(MeshConfig.namespaceOf(service)));
        mesh.rules(MeshConfig.hostOf(service))
                .map(MeshConfig::namespaceOf)
                .filter(n -> !n.equals(mesh.options().rootNamespace()))
                .forEach(callers::add);
        return callers.stream().flatMap(c -> of(mesh, service, c).stream()).toList();
    }

    /** Every port and subset of the Service, for callers in this namespace. */
    public static List<ServiceTls> of(MeshConfig mesh, JsonNode service, String caller) {
        TlsPolicies policies = new TlsPolicies(mesh);
        List<JsonNode> pods = mesh.pods(service);
        JsonNode pod = pods.stream().findFirst().orElseGet(() -> imagined(service));
        boolean injected = pods.isEmpty() || pods.stream().anyMatch(p -> MeshConfig.hasProxy(p) || Ambient.holds(p));
        Optional<JsonNode> rule = policies.rule(MeshConfig.hostOf(service), caller);
        List<String> subsets = new ArrayList<>(List.of(""));
        rule.ifPresent(r -> each(r, "spec", "subsets").forEach(s -> subsets.add(text(s, "name"))));
        List<ServiceTls> all = new ArrayList<>();
        for (JsonNode port : ports(service)) {
            TlsPolicies.Mode accepted = policies.accepted(pod, targetPort(port, pod));
            for (String subset : subsets) {
                String sent = TlsPolicies.sent(rule, text(port, "port"), subset);
                all.add(new ServiceTls(service, port, caller, subset, accepted, sent, rule, injected));
            }
        }
        return all;
    }

    /** Whether the two sides cannot talk. */
    public boolean isConflict() {
        boolean mutual = sent.equals("ISTIO_MUTUAL") || sent.equals("MUTUAL");
        if (!injected) {
            return mutual;
        }
        return switch (accepted.mode()) {
            case "STRICT" -> sent.equals("DISABLE") || sent.equals("SIMPLE");
            case "DISABLE" -> mutual;
            default -> false;
        };
    }

    /**
     * The object that a person would mend: of two that conflict the more specific one, for it deviates from what holds
     * around it; of two as specific ones that with fewer of its like in the namespace, then the later; else the one that
     * is not the mesh's way, which is mutual TLS.
     *
     * @param mesh the mesh, for what holds around the two
     */
    public Optional<JsonNode> toMend(MeshConfig mesh) {
        JsonNode by = accepted.by();
        if (by == null || rule.isEmpty() || !injected) {
            return rule;
        }
        int difference = Integer.compare(breadth(rule.get()), breadth(by));
        if (difference == 0) {
            difference = Long.compare(likes(mesh, by), likes(mesh, rule.get()));
        }
        if (difference == 0) {
            difference = TlsPolicies.created(rule.get()).compareTo(TlsPolicies.created(by));
        }
        if (difference == 0) {
            return accepted.mode().equals("STRICT") ? rule : Optional.of(by);
        }
        return difference > 0 ? rule : Optional.of(by);
    }

    /** How many others of the kind in the namespace say the same. */
    private static long likes(MeshConfig mesh, JsonNode policy) {
        return mesh.in(MeshConfig.namespaceOf(policy), text(policy, "kind")).stream()
                .filter(o -> o != policy)
                .filter(o -> !mode(policy).isEmpty() && mode(o).equals(mode(policy)))
                .count();
    }

    private static String mode(JsonNode policy) {
        return or(text(policy, "spec", "mtls", "mode"), text(policy, "spec", "trafficPolicy", "tls", "mode"));
    }

    /** 0 for the whole mesh, 1 for a namespace or a wildcard, 2 for one host or workload. */
    private static int breadth(JsonNode policy) {
        String host = text(policy, "spec", "host");
        if (!host.isEmpty()) {
            return host.startsWith("*") ? (host.contains(".svc.") && host.split("\\.").length > 4 ? 1 : 0) : 2;
        }
        if (!map(policy, "spec", "selector", "matchLabels").isEmpty()) {
            return 2;
        }
        return MeshConfig.namespaceOf(policy).equals(MeshConfig.ROOT_NAMESPACE) ? 0 : 1;
    }

    /** Both sides in words. */
    public String says() {
        JsonNode by = accepted.by();
        String policy = by == null
                ? "no PeerAuthentication"
                : "PeerAuthentication " + name(by) + "." + MeshConfig.namespaceOf(by);
        return rule.map(r -> "DestinationRule " + name(r) + "." + MeshConfig.namespaceOf(r) + " makes clients")
                        .orElse("automatic mutual TLS makes clients")
                + " send TLS mode " + sent + " to " + MeshConfig.hostOf(service)
                + (text(port, "port").isEmpty() ? "" : " port " + text(port, "port"))
                + (subset.isEmpty() ? "" : " subset " + subset) + ", "
                + (injected
                        ? "and " + policy + " makes its pods accept " + accepted.mode() + " only"
                        : "whose pods carry no sidecar");
    }

    private static List<JsonNode> ports(JsonNode service) {
        List<JsonNode> ports = each(service, "spec", "ports").toList();
        return ports.isEmpty() ? List.of(JsonNodeFactory.instance.objectNode()) : ports;
    }

    private static JsonNode imagined(JsonNode service) {
        ObjectNode pod = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = pod.putObject("metadata");
        metadata.put("namespace", MeshConfig.namespaceOf(service));
        ObjectNode labels = metadata.putObject("labels");
        Map<String, String> selector = map(service, "spec", "selector");
        selector.forEach(labels::put);
        return pod;
    }

    /** The number of the container port behind a Service port, or its name where the pod does not tell. */
    static String targetPort(JsonNode port, JsonNode pod) {
        String target = or(text(port, "targetPort"), text(port, "port"));
        return !target.isEmpty() && target.chars().allMatch(Character::isDigit)
                ? target
                : each(pod, "spec", "containers")
                        .flatMap(c -> each(c, "ports"))
                        .filter(p -> text(p, "name").equals(target))
                        .map(p -> text(p, "containerPort"))
                        .findFirst()
                        .orElse(target);
    }
}
