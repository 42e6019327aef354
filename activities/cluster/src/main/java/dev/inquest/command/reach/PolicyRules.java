package dev.inquest.command.reach;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.LabelSelectors;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The rules of one NetworkPolicy in one direction. */
final class PolicyRules {

    /** Tells the labels of a namespace that a selector asks about; null when they are withheld. */
    interface NamespaceLabels {
        @Nullable
        Map<String, String> of(String namespace, JsonNode selector);
    }

    private final JsonNode policy;
    private final String direction;

    PolicyRules(JsonNode policy, String direction) {
        this.policy = policy;
        this.direction = direction;
    }

    /** Whether one of the rules lets the call between its pods and the peer pass. */
    Verdict let(PolicyPeer peer, Destination destination, NamespaceLabels namespaces) {
        String peers = direction.equals("ingress") ? "from" : "to";
        return each(policy, "spec", direction)
                .map(rule -> ports(rule, destination).and(peers(at(rule, peers), peer, namespaces)))
                .reduce(Verdict.DENIED, Verdict::or);
    }

    private static Verdict ports(JsonNode rule, Destination destination) {
        return at(rule, "ports").isEmpty()
                ? Verdict.OK
                : each(rule, "ports").map(p -> port(p, destination)).reduce(Verdict.DENIED, Verdict::or);
    }

    private static Verdict port(JsonNode port, Destination destination) {
        if (!or(text(port, "protocol"), "TCP").equals(destination.protocol())) {
            return Verdict.DENIED;
        }
        if (text(port, "port").isEmpty()) {
            return Verdict.OK;
        }
        OptionalInt called = destination.number();
        OptionalInt first = Destination.number(destination.pod(), text(port, "port"));
        if (called.isEmpty() || first.isEmpty()) {
            return Verdict.of(text(port, "port").equals(destination.targetPort()));
        }
        int last = Math.max(first.getAsInt(), at(port, "endPort").asInt());
        return Verdict.of(called.getAsInt() >= first.getAsInt() && called.getAsInt() <= last);
    }

    private Verdict peers(JsonNode peers, PolicyPeer peer, NamespaceLabels namespaces) {
        return peers.isEmpty()
                ? Verdict.OK
                : each(peers).map(p -> peer(p, peer, namespaces)).reduce(Verdict.DENIED, Verdict::or);
    }

    private Verdict peer(JsonNode allowed, PolicyPeer peer, NamespaceLabels namespaces) {
        if (allowed.has("ipBlock")) {
            return block(at(allowed, "ipBlock"), peer);
        }
        String own = Objects.requireNonNullElse(Fields.namespace(policy), "default");
        Verdict namespace = allowed.has("namespaceSelector")
                ? namespace(at(allowed, "namespaceSelector"), peer.namespace(), namespaces)
                : Verdict.of(own.equals(peer.namespace()));
        if (namespace == Verdict.DENIED || !allowed.has("podSelector")) {
            return namespace;
        }
        JsonNode pods = at(allowed, "podSelector");
        boolean undecided = !peer.known() && !LabelSelectors.keys(pods).isEmpty();
        return namespace.and(undecided ? Verdict.UNKNOWN : Verdict.of(LabelSelectors.selects(pods, peer.labels())));
    }

    private static Verdict namespace(JsonNode selector, String namespace, NamespaceLabels namespaces) {
        if (LabelSelectors.keys(selector).isEmpty()) {
            return Verdict.OK;
        }
        Map<String, String> labels = namespaces.of(namespace, selector);
        return labels == null ? Verdict.UNKNOWN : Verdict.of(LabelSelectors.selects(selector, labels));
    }

    /** Whether blocks see the addresses of pods is the network plugin's affair; most do. */
    private static Verdict block(JsonNode block, PolicyPeer peer) {
        if (peer.ip().isEmpty()) {
            return Verdict.UNKNOWN;
        }
        return Verdict.of(AddressBlock.holds(text(block, "cidr"), peer.ip())
                && texts(block, "except").noneMatch(e -> AddressBlock.holds(e, peer.ip())));
    }
}
