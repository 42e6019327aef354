package dev.inquest.causality;

import dev.inquest.analysis.Fields;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.Seen;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.Sighted;
import dev.inquest.analysis.Workloads;
import dev.inquest.analysis.kubernetes.ConfiguredPeers;
import dev.inquest.analysis.logs.Calls;
import dev.inquest.analysis.mesh.MeshHost;
import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation.Edge;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** An edge with its kind, so that chains can say what happens along it, and the evidence that shows it. */
    static final class Harm {
        final String relation;
        final SortedSet<Integer> evidence = new TreeSet<>();

        Harm(String relation) {
            this.relation = relation;
        }
    }

    private final Graph<Entity, Harm> graph = new DefaultDirectedGraph<>(Harm.class);
    private final Workloads workloads;
    private final Map<Entity, Set<Entity>> reaches = new LinkedHashMap<>();

    EntityGraph(Seen seen) {
        workloads = new Workloads(seen);
        List<ServiceView> services = ServiceView.all(seen);
        List<PodView> pods = PodView.all(seen);
        pods.forEach(p -> pod(seen, p));
        services.forEach(s -> service(seen, s, pods));
        Calls.failing(seen).forEach(c -> harm(c.target(), c.source(), "fails", c.evidence()));
        Calls.hops(seen).forEach(c -> harm(c.target(), c.source(), "calls", c.evidence()));
        ConfiguredPeers.of(seen).forEach(p -> harm(p.server(), p.client(), "calls", p.evidence()));
        for (Sighted<Edge> edge : seen.edges()) {
            Edge e = edge.what();
            if (!e.relation().equals("owns")) {
                harm(e.target(), e.source(), e.relation(), edge.evidence());
            }
        }
        for (String kind : List.of("DestinationRule", "VirtualService")) {
            seen.objects(kind).forEach(o -> byHost(o, services));
        }
        for (String kind : List.of("PeerAuthentication", "AuthorizationPolicy", "NetworkPolicy")) {
            seen.objects(kind).forEach(o -> bySelector(o, services));
        }
    }

    private void pod(Seen seen, PodView pod) {
        Entity workload = workloads.of(pod.entity());
        String placed = Fields.text(pod.object(), "spec.nodeName");
        String node = placed.isEmpty()
                ? seen.row(pod.entity()).map(r -> r.what().cell("NODE")).orElse("")
                : placed;
        if (!node.isEmpty() && !node.equals("<none>")) {
            harm(Entity.clusterScoped("Node", node), workload, "runs");
        }
        String namespace = pod.entity().namespace();
        for (var volume : Fields.list(pod.object(), "spec.volumes")) {
            String claim = Fields.text(volume, "persistentVolumeClaim.claimName");
            if (!claim.isEmpty()) {
                harm(new Entity(namespace, "PersistentVolumeClaim", claim), workload, "mounted");
            }
        }
    }

    private void service(Seen seen, ServiceView service, List<PodView> pods) {
        Set<Entity> behind = new LinkedHashSet<>();
        pods.stream()
                .filter(p -> service.selects(p.entity(), p.labels()))
                .forEach(p -> behind.add(workloads.of(p.entity())));
        if (behind.isEmpty() && service.entity().namespace() instanceof String namespace) {
            workloads.named(namespace, service.entity().name()).forEach(behind::add);
        }
        behind.forEach(w -> harm(w, service.entity(), "serves"));
    }

    private void byHost(Sighted<WholeObject> rule, List<ServiceView> services) {
        List<String> hosts = new ArrayList<>(List.of(Fields.text(rule.what().object(), "spec.host")));
        Fields.list(rule.what().object(), "spec.hosts").forEach(h -> hosts.add(h.asText()));
        for (ServiceView service : services) {
            String namespace = rule.what().entity().namespace();
            if (hosts.stream().anyMatch(host -> MeshHost.covers(host, namespace, service.entity()))) {
                harm(rule.what().entity(), service.entity(), "governs", rule.evidence());
            }
        }
    }

    private void bySelector(Sighted<WholeObject> policy, List<ServiceView> services) {
        Map<String, String> selector = Fields.map(policy.what().object(), "spec.selector.matchLabels");
        selector.putAll(Fields.map(policy.what().object(), "spec.podSelector.matchLabels"));
        for (ServiceView service : services) {
            if (Objects.equals(
                            policy.what().entity().namespace(), service.entity().namespace())
                    && Fields.matches(selector, service.selector())) {
                harm(policy.what().entity(), service.entity(), "governs", policy.evidence());
            }
        }
    }

    private void harm(Entity source, Entity target, String relation, Integer... evidence) {
        Entity from = workloads.of(source);
        Entity to = workloads.of(target);
        if (!from.equals(to)) {
            graph.addVertex(from);
            graph.addVertex(to);
            graph.addEdge(from, to, new Harm(relation));
            graph.getEdge(from, to).evidence.addAll(List.of(evidence));
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

    /** Everything that suffers by the entity, itself included; a namespace harms all that is in it. */
    Set<Entity> reach(Entity entity) {
        return reaches.computeIfAbsent(lifted(entity), this::searched);
    }

    private Set<Entity> searched(Entity from) {
        Set<Entity> reached = new LinkedHashSet<>(List.of(from));
        if (from.kind().equals("Namespace")) {
            graph.vertexSet().stream()
                    .filter(v -> from.name().equals(v.namespace()))
                    .forEach(reached::add);
        } else if (graph.containsVertex(from)) {
            new BreadthFirstIterator<>(graph, from).forEachRemaining(reached::add);
        }
        return reached;
    }

    /** What suffers directly, in a stable order, with how. */
    Map<Entity, String> next(Entity entity) {
        Map<Entity, String> next = new LinkedHashMap<>();
        Entity from = lifted(entity);
        if (graph.containsVertex(from)) {
            graph.outgoingEdgesOf(from).stream()
                    .sorted((a, b) -> graph.getEdgeTarget(a).compareTo(graph.getEdgeTarget(b)))
                    .forEach(e -> next.put(graph.getEdgeTarget(e), e.relation));
        }
        return next;
    }
}
