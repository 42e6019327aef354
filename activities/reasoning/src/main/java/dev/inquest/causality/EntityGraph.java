package dev.inquest.causality;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.traverse.BreadthFirstIterator;

/**
 * Who harms whom, from what was seen. An edge goes from what is at fault to what suffers by it: from a policy to the
 * Service it governs, from a workload to the Service before it, from a Service to its callers, from a node, a claim or a
 * namespace to the workloads that need it. Pods stand for their workloads.
 */
final class EntityGraph {

    /** What one entity harms is not followed further than this many others: beyond, more changes no ranking. */
    private static final int REACH = 5_000;

    /** An edge with its kind, so that chains can say what happens along it, and the evidence that shows it. */
    static final class Harm {
        final Relation relation;
        final SortedSet<Integer> evidence = new TreeSet<>();

        Harm(Relation relation) {
            this.relation = relation;
        }
    }

    private final Graph<Entity, Harm> graph = new DefaultDirectedGraph<>(Harm.class);
    private final Workloads workloads;
    private final Map<Entity, Set<Entity>> reaches = new HashMap<>();
    private final Map<String, List<Entity>> byNamespace = new HashMap<>();

    EntityGraph(EvidenceIndex seen) {
        workloads = new Workloads(seen);
        new WorkloadEdges(seen).addTo(this);
        new TrafficEdges(seen).addTo(this);
        new PolicyEdges(seen).addTo(this);
    }

    /** Notes that the source, when at fault, harms the target, which depends on it by the relation. */
    void harm(Entity source, Entity target, Relation relation, Integer... evidence) {
        Entity from = workloads.of(source);
        Entity to = workloads.of(target);
        if (!from.equals(to)) {
            know(from);
            know(to);
            graph.addEdge(from, to, new Harm(relation));
            graph.getEdge(from, to).evidence.addAll(List.of(evidence));
        }
    }

    private void know(Entity entity) {
        if (graph.addVertex(entity) && entity.namespace() != null) {
            byNamespace
                    .computeIfAbsent(entity.namespace(), n -> new ArrayList<>())
                    .add(entity);
        }
    }

    /** The first evidence that shows the edge, or none where it was concluded from several. */
    Set<Integer> shownBy(Entity source, Entity target) {
        Harm edge = graph.getEdge(lifted(source), lifted(target));
        return edge == null || edge.evidence.isEmpty() ? Set.of() : Set.of(edge.evidence.first());
    }

    /** The workload for a pod, anything else itself. */
    Entity lifted(Entity entity) {
        return workloads.of(entity);
    }

    /** The workloads seen behind a Service, sorted; none for anything else. */
    List<Entity> behind(Entity service) {
        if (!service.kind().equals("Service") || !graph.containsVertex(service)) {
            return List.of();
        }
        return graph.incomingEdgesOf(service).stream()
                .filter(e -> e.relation == Relation.SELECTS)
                .map(graph::getEdgeSource)
                .sorted()
                .toList();
    }

    /** Everything that suffers by the entity, itself included; a namespace harms all that is in it. */
    Set<Entity> reach(Entity entity) {
        Entity from = lifted(entity);
        Set<Entity> known = reaches.get(from);
        if (known == null) {
            known = searched(from);
            reaches.put(from, known);
        }
        return known;
    }

    private Set<Entity> searched(Entity from) {
        Set<Entity> reached = new LinkedHashSet<>(List.of(from));
        if (from.kind().equals("Namespace")) {
            reached.addAll(byNamespace.getOrDefault(from.name(), List.of()));
        } else if (graph.containsVertex(from)) {
            BreadthFirstIterator<Entity, Harm> next = new BreadthFirstIterator<>(graph, from);
            while (next.hasNext() && reached.size() < REACH) {
                reached.add(next.next());
            }
        }
        return reached;
    }

    /** What suffers directly, in a stable order, with how. */
    Map<Entity, Relation> next(Entity entity) {
        Map<Entity, Relation> next = new LinkedHashMap<>();
        Entity from = lifted(entity);
        if (graph.containsVertex(from)) {
            graph.outgoingEdgesOf(from).stream()
                    .sorted((a, b) -> graph.getEdgeTarget(a).compareTo(graph.getEdgeTarget(b)))
                    .forEach(e -> next.put(graph.getEdgeTarget(e), e.relation));
        }
        return next;
    }
}
