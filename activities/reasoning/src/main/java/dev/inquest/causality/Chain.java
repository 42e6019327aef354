package dev.inquest.causality;

import dev.inquest.incident.Entity;
import dev.inquest.incident.Propagation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The way from a cause to the symptom, along edges of the graph that lead to something that suffers. */
final class Chain {

    private static final int LINKS = 8;

    private final EntityGraph graph;
    private final Set<Entity> suffering;

    Chain(EntityGraph graph, Set<Entity> suffering) {
        this.graph = graph;
        this.suffering = suffering;
    }

    /** The links, nearest to the cause first; a Service between two workloads is told as one link. */
    List<Propagation> from(Entity cause, String condition) {
        List<Propagation> links = new ArrayList<>();
        Set<Entity> visited = new HashSet<>(Set.of(graph.lifted(cause)));
        Deque<Entity> open = new ArrayDeque<>(List.of(graph.lifted(cause)));
        while (!open.isEmpty() && links.size() < LINKS) {
            Entity at = open.poll();
            for (Map.Entry<Entity, Relation> step : graph.next(at).entrySet()) {
                boolean own = step.getValue() == Relation.SELECTS && !at.equals(graph.lifted(cause));
                for (Entity target : own ? graph.next(step.getKey()).keySet() : Set.of(step.getKey())) {
                    if (suffers(target) && visited.add(target) && links.size() < LINKS) {
                        links.add(link(
                                at, target, own ? Relation.CALLS : step.getValue(), links.isEmpty() ? condition : ""));
                        open.add(target);
                    }
                }
            }
        }
        return links;
    }

    /** A Service suffers with its callers even where nothing was found on itself. */
    private boolean suffers(Entity entity) {
        return suffering.contains(entity)
                || graph.next(entity).keySet().stream().anyMatch(suffering::contains);
    }

    private static Propagation link(Entity source, Entity target, Relation relation, String condition) {
        return new Propagation(
                source,
                target,
                condition.isEmpty() ? source.name() + " does not answer well" : condition,
                relation.effect(source, target));
    }
}
