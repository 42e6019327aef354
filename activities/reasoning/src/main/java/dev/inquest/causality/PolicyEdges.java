package dev.inquest.causality;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.LabelIndex;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.kubernetes.Admission;
import dev.inquest.analysis.logs.Call;
import dev.inquest.analysis.logs.Calls;
import dev.inquest.analysis.mesh.MeshHost;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which Services rules and policies decide over, by host or by selector. */
final class PolicyEdges {

    private final EvidenceIndex seen;
    private final Set<Entity> services = new LinkedHashSet<>();
    private final Map<String, List<Entity>> byName = new HashMap<>();
    private final LabelIndex<Entity> bySelector = new LabelIndex<>();

    PolicyEdges(EvidenceIndex seen) {
        this.seen = seen;
        for (ServiceView service : ServiceView.all(seen)) {
            services.add(service.entity());
            bySelector.add(service.entity().namespace(), service.selector(), service.entity());
        }
        // A Service that is called exists, whether or not it was looked at.
        Stream.concat(Calls.failing(seen).stream(), Calls.hops(seen).stream())
                .map(Call::target)
                .filter(t -> t.kind().equals("Service"))
                .forEach(services::add);
        services.forEach(
                s -> byName.computeIfAbsent(s.name(), n -> new ArrayList<>()).add(s));
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
    private static void byBinding(EntityGraph graph, Cited<WholeObject> binding) {
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

    private void byHost(EntityGraph graph, Cited<WholeObject> rule) {
        List<String> hosts = new ArrayList<>(List.of(Fields.text(rule.what().object(), "spec", "host")));
        Fields.list(rule.what().object(), "spec", "hosts").forEach(h -> hosts.add(h.asText()));
        String namespace = rule.what().entity().namespace();
        for (String host : hosts) {
            Collection<Entity> perhaps =
                    host.startsWith("*") ? services : byName.getOrDefault(host.split("\\.", 2)[0], List.of());
            perhaps.stream()
                    .filter(s -> MeshHost.covers(host, namespace, s))
                    .forEach(s -> graph.harm(rule.what().entity(), s, Relation.GOVERNED_BY, rule.evidence()));
        }
    }

    private void bySelector(EntityGraph graph, Cited<WholeObject> policy) {
        Map<String, String> selector = Fields.map(policy.what().object(), "spec", "selector", "matchLabels");
        selector.putAll(Fields.map(policy.what().object(), "spec", "podSelector", "matchLabels"));
        bySelector
                .selected(policy.what().entity().namespace(), selector)
                .forEach(s -> graph.harm(policy.what().entity(), s, Relation.GOVERNED_BY, policy.evidence()));
    }
}
