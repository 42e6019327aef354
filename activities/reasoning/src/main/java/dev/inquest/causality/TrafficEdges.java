package dev.inquest.causality;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.LabelIndex;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.Workloads;
import dev.inquest.analysis.kubernetes.ConfiguredPeers;
import dev.inquest.analysis.logs.Calls;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.Edge;
import dev.inquest.observation.Observation.WholeObject;
import java.util.LinkedHashSet;
import java.util.Set;

/** Who answers for a Service, who calls it, and which routes lead to it. */
final class TrafficEdges {

    private final EvidenceIndex seen;
    private final Workloads workloads;

    TrafficEdges(EvidenceIndex seen) {
        this.seen = seen;
        this.workloads = new Workloads(seen);
    }

    void addTo(EntityGraph graph) {
        LabelIndex<PodView> pods = LabelIndex.pods(seen);
        ServiceView.all(seen).forEach(s -> behind(graph, s, pods));
        Calls.failing(seen).forEach(c -> graph.harm(c.target(), c.source(), Relation.CALLS, c.evidence()));
        Calls.hops(seen).forEach(c -> graph.harm(c.target(), c.source(), Relation.CALLS, c.evidence()));
        ConfiguredPeers.of(seen).forEach(p -> graph.harm(p.server(), p.client(), Relation.CALLS, p.evidence()));
        for (Cited<Edge> edge : seen.edges()) {
            Relation relation = Relation.of(edge.what().relation());
            if (relation != Relation.OWNS) {
                graph.harm(edge.what().target(), edge.what().source(), relation, edge.evidence());
            }
        }
        seen.objects("Ingress").forEach(i -> ingress(graph, i));
    }

    private void behind(EntityGraph graph, ServiceView service, LabelIndex<PodView> pods) {
        String namespace = service.entity().namespace();
        Set<Entity> behind = new LinkedHashSet<>();
        pods.selected(namespace, service.selector()).forEach(p -> behind.add(workloads.of(p.entity())));
        if (behind.isEmpty() && namespace != null) {
            workloads.named(namespace, service.entity().name()).forEach(behind::add);
        }
        behind.forEach(w -> graph.harm(w, service.entity(), Relation.SELECTS));
    }

    private static void ingress(EntityGraph graph, Cited<WholeObject> ingress) {
        Entity entity = ingress.what().entity();
        for (JsonNode rule : Fields.list(ingress.what().object(), "spec", "rules")) {
            for (JsonNode path : Fields.list(rule, "http", "paths")) {
                String service = Fields.text(path, "backend", "service", "name");
                if (!service.isEmpty()) {
                    graph.harm(
                            new Entity(entity.namespace(), "Service", service),
                            entity,
                            Relation.ROUTES_TO,
                            ingress.evidence());
                }
            }
        }
    }
}
