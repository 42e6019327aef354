package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Cited;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.LabelSelectors;
import dev.inquest.observation.Observation.WholeObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rules of one network policy let in or out. What cannot be told from what was seen is taken to pass. */
final class PolicyRules {

    /**
     * The other end of a connection.
     *
     * @param namespace its namespace
     * @param labels its labels; empty where it was not seen whole
     */
    record Peer(@Nullable String namespace, Optional<Map<String, String>> labels) {}

    private final JsonNode policy;
    private final @Nullable String namespace;

    PolicyRules(Cited<WholeObject> policy) {
        this.policy = policy.what().object();
        this.namespace = policy.what().entity().namespace();
    }

    boolean isolates(String direction) {
        List<JsonNode> types = Fields.list(policy, "spec", "policyTypes");
        return types.isEmpty()
                ? direction.equals("Ingress") || policy.path("spec").has("egress")
                : types.stream().anyMatch(t -> t.asText().equals(direction));
    }

    boolean selects(Map<String, String> podLabels) {
        return LabelSelectors.selects(Fields.at(policy, "spec", "podSelector"), podLabels);
    }

    /** Whether a rule lets the peer in, at any of the ports where these are numbers. */
    boolean admits(Peer peer, Set<String> ports) {
        return passes("ingress", "from", peer, ports);
    }

    /** Whether a rule lets out to the peer. */
    boolean releases(Peer peer, Set<String> ports) {
        return passes("egress", "to", peer, ports);
    }

    private boolean passes(String rules, String side, Peer peer, Set<String> ports) {
        for (JsonNode rule : Fields.list(policy, "spec", rules)) {
            List<JsonNode> peers = Fields.list(rule, side);
            if ((peers.isEmpty() || peers.stream().anyMatch(p -> meets(p, peer))) && opens(rule, ports)) {
                return true;
            }
        }
        return false;
    }

    private static boolean opens(JsonNode rule, Set<String> ports) {
        List<JsonNode> opened = Fields.list(rule, "ports");
        boolean told = !ports.isEmpty() && ports.stream().allMatch(p -> p.matches("\\d+"));
        return opened.isEmpty()
                || !told
                || opened.stream().anyMatch(o -> {
                    String port = Fields.text(o, "port");
                    return !port.matches("\\d+") || o.has("endPort") || ports.contains(port);
                });
    }

    private boolean meets(JsonNode rule, Peer peer) {
        if (rule.has("ipBlock")) {
            return true;
        }
        JsonNode namespaces = rule.path("namespaceSelector");
        if (!namespaces.isMissingNode() && !mayBeOf(namespaces, peer.namespace())) {
            return false;
        }
        if (namespaces.isMissingNode() && !Objects.equals(peer.namespace(), namespace)) {
            return false;
        }
        return !rule.has("podSelector")
                || peer.labels()
                        .map(l -> LabelSelectors.selects(rule.path("podSelector"), l))
                        .orElse(true);
    }

    /** Every namespace carries its name as a label; other labels were not seen. */
    private static boolean mayBeOf(JsonNode selector, @Nullable String namespace) {
        String name = Fields.map(selector, "matchLabels").get("kubernetes.io/metadata.name");
        return name == null || name.equals(namespace);
    }
}
