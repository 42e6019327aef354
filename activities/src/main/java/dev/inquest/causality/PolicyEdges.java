package dev.inquest.causality;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Fields;
import dev.inquest.analysis.LabelIndex;
import dev.inquest.analysis.Seen;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.Sighted;
import dev.inquest.analysis.kubernetes.Admission;
import dev.inquest.analysis.mesh.MeshHost;
import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which Services rules and policies decide over, by host or by selector. */
final class PolicyEdges {

    private final Seen seen;
    private final List<ServiceView> services;
    private final Map<String, List<ServiceView>> byName = new HashMap<>();
    private final LabelIndex<Entity> bySelector = new LabelIndex<>();

    PolicyEdges(Seen seen) {
        this.seen = seen;
        this.services = ServiceView.all(seen);
        for (ServiceView service : services) {
            byName.computeIfAbsent(service.entity().name(), n -> new ArrayList<>())
                    .add(service);
            bySelector.add(service.entity().namespace(), service.selector(), service.entity());
        }
    }

    void addTo(EntityGraph graph) {
        for (String kind : List.of("DestinationRule", "VirtualService", "ServiceEntry")) {
            seen.objects(kind).forEach(o -> byHost(graph, o));
        }
        for (String kind :
                List.of("PeerAuthentication", "AuthorizationPolicy", "RequestAuthentication", "NetworkPolicy")) {
            seen.objects(kind).forEach(o -> bySelector(graph, o));
        }
        for (String kind : List.of("RoleBinding", "ClusterRoleBinding")) {
            seen.objects(kind).forEach(o -> byBinding(graph, o));
        }
        Admission.byWebhooks(seen)
                .forEach(r -> graph.harm(r.governs(), r.workload(), Relation.GOVERNED_BY, r.evidence()));
    }

    /** A binding governs the accounts it is for. */
    private static void byBinding(EntityGraph graph, Sighted<WholeObject> binding) {
        for (JsonNode subject : Fields.list(binding.what().object(), "subjects")) {
            String namespace = Fields.text(subject, "namespace");
            String name = Fields.text(subject, "name");
            if (Fields.text(subject, "kind").equals("ServiceAccount") && !namespace.isEmpty() && !name.isEmpty()) {
                graph.harm(
                        binding.what().entity(),
                        Entity.of(namespace, "ServiceAccount", name),
                        Relation.GOVERNED_BY,
                        binding.evidence());
            }
        }
    }

    private void byHost(EntityGraph graph, Sighted<WholeObject> rule) {
        List<String> hosts = new ArrayList<>(List.of(Fields.text(rule.what().object(), "spec.host")));
        Fields.list(rule.what().object(), "spec.hosts").forEach(h -> hosts.add(h.asText()));
        String namespace = rule.what().entity().namespace();
        for (String host : hosts) {
            List<ServiceView> perhaps =
                    host.startsWith("*") ? services : byName.getOrDefault(host.split("\\.", 2)[0], List.of());
            perhaps.stream()
                    .filter(s -> MeshHost.covers(host, namespace, s.entity()))
                    .forEach(s -> graph.harm(rule.what().entity(), s.entity(), Relation.GOVERNED_BY, rule.evidence()));
        }
    }

    private void bySelector(EntityGraph graph, Sighted<WholeObject> policy) {
        Map<String, String> selector = Fields.map(policy.what().object(), "spec.selector.matchLabels");
        selector.putAll(Fields.map(policy.what().object(), "spec.podSelector.matchLabels"));
        bySelector
                .selected(policy.what().entity().namespace(), selector)
                .forEach(s -> graph.harm(policy.what().entity(), s, Relation.GOVERNED_BY, policy.evidence()));
    }
}
