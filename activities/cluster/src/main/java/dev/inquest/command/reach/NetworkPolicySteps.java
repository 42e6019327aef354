package dev.inquest.command.reach;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.command.api.Selection;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.LabelSelectors;
import dev.inquest.kubernetes.ResourceTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether NetworkPolicies let the call out of the caller and into what is called. Policies add up: a pod that one of them
 * selects for a direction is isolated in it, and then any rule of any of them lets a call pass.
 */
final class NetworkPolicySteps {

    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    private final Sight sight;
    private final Trail trail;

    NetworkPolicySteps(Sight sight, Trail trail) {
        this.sight = sight;
        this.trail = trail;
    }

    void judge(Party from, Party to, Destination destination) {
        JsonNode caller = from.representative().orElseThrow();
        direction("egress", caller, from.namespace(), destination.pod(), destination, from.entity());
        direction("ingress", destination.pod(), to.namespace(), caller, destination, to.entity());
    }

    /** The way to the cluster's DNS, told only where a policy isolates the caller's egress. */
    void egressToDns(JsonNode caller, Optional<JsonNode> server, String port) {
        String namespace = Destination.namespaceOf(caller);
        Optional<List<JsonNode>> policies = isolating("egress", caller, namespace);
        if (policies.isPresent() && policies.get().isEmpty()) {
            return;
        }
        ObjectNode unknown = JsonNodeFactory.instance.objectNode();
        unknown.putObject("metadata").put("namespace", "kube-system").put("name", "kube-dns");
        Destination dns = new Destination(server.orElse(unknown), port, "", "UDP");
        policies.ifPresent(all -> step(
                "dns-egress",
                "egress",
                all,
                dns,
                server.map(this::peer).orElse(new PolicyPeer(null, "kube-system", Map.of(), false, "")),
                entity(caller)));
    }

    private void direction(
            String direction,
            JsonNode subject,
            String namespace,
            JsonNode other,
            Destination destination,
            Entity whom) {
        Optional<List<JsonNode>> policies = isolating(direction, subject, namespace);
        if (at(subject, "spec", "hostNetwork").asBoolean()) {
            trail.step(ReachVerdict.UNKNOWN, direction, whom, "is on the host network, where policies rarely apply");
        } else if (policies.isEmpty()) {
            trail.step(
                    ReachVerdict.UNKNOWN,
                    direction,
                    Entity.clusterScoped("Namespace", namespace),
                    "its NetworkPolicies were not shown");
        } else if (policies.get().isEmpty()) {
            trail.step(
                    ReachVerdict.OK,
                    direction,
                    Entity.clusterScoped("Namespace", namespace),
                    "no NetworkPolicy isolates " + whom + " for " + direction);
        } else {
            step(direction, direction, policies.get(), destination, peer(other), whom);
        }
    }

    private void step(
            String step,
            String direction,
            List<JsonNode> policies,
            Destination destination,
            PolicyPeer peer,
            Entity whom) {
        ReachVerdict sum = ReachVerdict.DENIED;
        JsonNode decides = policies.getFirst();
        for (JsonNode policy : policies) {
            ReachVerdict verdict = new PolicyVerdicts(policy, direction).let(peer, destination, this::namespaceLabels);
            if (sum != ReachVerdict.OK && verdict != ReachVerdict.DENIED) {
                decides = policy;
            }
            sum = sum.or(verdict);
        }
        String ports = destination.protocol() + " " + destination.targetPort();
        String names = String.join(", ", policies.stream().map(Fields::name).toList());
        trail.step(
                sum,
                step,
                entity(decides),
                switch (sum) {
                    case OK -> "a rule lets " + peer.words() + " pass on " + ports;
                    case DENIED ->
                        names + " isolate " + whom + " for " + direction + ", and no rule lets " + peer.words()
                                + " pass on " + ports;
                    case UNKNOWN ->
                        names + " isolate " + whom + " for " + direction + "; whether a rule lets " + peer.words()
                                + " pass on " + ports + " was not seen";
                });
    }

    private Optional<List<JsonNode>> isolating(String direction, JsonNode pod, String namespace) {
        return sight.list("networkpolicies", namespace, Selection.ALL).map(all -> all.stream()
                .filter(p -> applies(p, direction))
                .filter(p -> LabelSelectors.selects(at(p, "spec", "podSelector"), labels(pod)))
                .toList());
    }

    /** Without policyTypes a policy is for ingress, and for egress when it has egress rules. */
    private static boolean applies(JsonNode policy, String direction) {
        List<String> types = texts(policy, "spec", "policyTypes").toList();
        return types.isEmpty()
                ? direction.equals("ingress")
                        || each(policy, "spec", "egress").findAny().isPresent()
                : types.stream().anyMatch(direction::equalsIgnoreCase);
    }

    private PolicyPeer peer(JsonNode pod) {
        return new PolicyPeer(
                name(pod), Destination.namespaceOf(pod), labels(pod), true, Fields.text(pod, "status", "podIP"));
    }

    /** The labels of a namespace, read only when a rule asks for them; null when they were withheld. */
    private @Nullable Map<String, String> namespaceLabels(String namespace, JsonNode selector) {
        Map<String, String> implied = Map.of(NAME_LABEL, namespace);
        if (implied.keySet().containsAll(LabelSelectors.keys(selector))) {
            return implied;
        }
        Sight.Found found = sight.get(ResourceTypes.of("namespaces"), null, namespace);
        if (found.object() == null) {
            return null;
        }
        Map<String, String> labels = new TreeMap<>(labels(found.object()));
        labels.putAll(implied);
        return labels;
    }
}
