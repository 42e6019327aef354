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
final class PolicyVerdicts {

    /** Tells the labels of a namespace that a selector asks about; null when they are withheld. */
    interface NamespaceLabels {
        @Nullable
        Map<String, String> of(String namespace, JsonNode selector);
    }

    private final JsonNode policy;
    private final String direction;

    PolicyVerdicts(JsonNode policy, String direction) {
        this.policy = policy;
        this.direction = direction;
    }

    /** Whether one of the rules lets the call between its pods and the peer pass. */
    ReachVerdict let(PolicyPeer peer, Destination destination, NamespaceLabels namespaces) {
        String peers = direction.equals("ingress") ? "from" : "to";
        return each(policy, "spec", direction)
                .map(rule -> ports(rule, destination).and(peers(at(rule, peers), peer, namespaces)))
                .reduce(ReachVerdict.DENIED, ReachVerdict::or);
    }

    private static ReachVerdict ports(JsonNode rule, Destination destination) {
        return at(rule, "ports").isEmpty()
                ? ReachVerdict.OK
                : each(rule, "ports").map(p -> port(p, destination)).reduce(ReachVerdict.DENIED, ReachVerdict::or);
    }

    private static ReachVerdict port(JsonNode port, Destination destination) {
        if (!or(text(port, "protocol"), "TCP").equals(destination.protocol())) {
            return ReachVerdict.DENIED;
        }
        if (text(port, "port").isEmpty()) {
            return ReachVerdict.OK;
        }
        OptionalInt called = destination.number();
        OptionalInt first = Destination.number(destination.pod(), text(port, "port"));
        if (called.isEmpty() || first.isEmpty()) {
            return ReachVerdict.of(text(port, "port").equals(destination.targetPort()));
        }
        int last = Math.max(first.getAsInt(), at(port, "endPort").asInt());
        return ReachVerdict.of(called.getAsInt() >= first.getAsInt() && called.getAsInt() <= last);
    }

    private ReachVerdict peers(JsonNode peers, PolicyPeer peer, NamespaceLabels namespaces) {
        return peers.isEmpty()
                ? ReachVerdict.OK
                : each(peers).map(p -> peer(p, peer, namespaces)).reduce(ReachVerdict.DENIED, ReachVerdict::or);
    }

    private ReachVerdict peer(JsonNode allowed, PolicyPeer peer, NamespaceLabels namespaces) {
        if (allowed.has("ipBlock")) {
            return block(at(allowed, "ipBlock"), peer);
        }
        String own = Objects.requireNonNullElse(Fields.namespace(policy), "default");
        ReachVerdict namespace = allowed.has("namespaceSelector")
                ? namespace(at(allowed, "namespaceSelector"), peer.namespace(), namespaces)
                : ReachVerdict.of(own.equals(peer.namespace()));
        if (namespace == ReachVerdict.DENIED || !allowed.has("podSelector")) {
            return namespace;
        }
        JsonNode pods = at(allowed, "podSelector");
        boolean undecided = !peer.known() && !LabelSelectors.keys(pods).isEmpty();
        return namespace.and(
                undecided ? ReachVerdict.UNKNOWN : ReachVerdict.of(LabelSelectors.selects(pods, peer.labels())));
    }

    private static ReachVerdict namespace(JsonNode selector, String namespace, NamespaceLabels namespaces) {
        if (LabelSelectors.keys(selector).isEmpty()) {
            return ReachVerdict.OK;
        }
        Map<String, String> labels = namespaces.of(namespace, selector);
        return labels == null ? ReachVerdict.UNKNOWN : ReachVerdict.of(LabelSelectors.selects(selector, labels));
    }

    /** Whether blocks see the addresses of pods is the network plugin's affair; most do. */
    private static ReachVerdict block(JsonNode block, PolicyPeer peer) {
        if (peer.ip().isEmpty()) {
            return ReachVerdict.UNKNOWN;
        }
        return ReachVerdict.of(AddressBlock.holds(text(block, "cidr"), peer.ip())
                && texts(block, "except").noneMatch(e -> AddressBlock.holds(e, peer.ip())));
    }
}
