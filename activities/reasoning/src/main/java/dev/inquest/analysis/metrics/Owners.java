package dev.inquest.analysis.metrics;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Incident;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose metric it is, by the labels that exporters and alert rules use; and where workloads run. */
final class Owners {

    private static final List<String> NODES = List.of("node", "kubernetes_node", "nodename", "instance", "host");
    private static final List<String> PODS = List.of("pod", "pod_name", "kubernetes_pod_name");
    private static final List<String> WORKLOADS = List.of(
            "deployment",
            "statefulset",
            "daemonset",
            "workload",
            "destination_workload",
            "service",
            "destination_service_name",
            "service_name",
            "app",
            "container");

    private final EvidenceIndex seen;
    private final Workloads workloads;
    private final @Nullable String namespace;
    private final Map<Entity, String> nodes = new LinkedHashMap<>();

    Owners(EvidenceIndex seen, Incident incident) {
        this.seen = seen;
        this.workloads = new Workloads(seen);
        this.namespace = incident.namespace();
        for (PodView pod : PodView.all(seen)) {
            String node = pod.object().path("spec").path("nodeName").asText("");
            if (node.isEmpty()) {
                node = seen.row(pod.entity()).map(r -> r.what().cell("NODE")).orElse("");
            }
            if (!node.isBlank() && !node.equals("<none>")) {
                nodes.put(workloads.of(pod.entity()), node);
            }
        }
    }

    /** The node, workload or, where no workload of the name is known, Service. */
    Optional<Entity> of(Map<String, String> labels) {
        String in = labels.getOrDefault("namespace", labels.getOrDefault("destination_workload_namespace", ""));
        if (!in.isEmpty() && namespace != null && !in.equals(namespace)) {
            return Optional.empty();
        }
        String where = in.isEmpty() ? namespace : in;
        for (String key : PODS) {
            String pod = labels.getOrDefault(key, "");
            if (!pod.isEmpty() && where != null) {
                return Optional.of(workloads.of(Entity.of(where, "Pod", pod)));
            }
        }
        for (String key : WORKLOADS) {
            String name = labels.getOrDefault(key, "");
            if (!name.isEmpty() && where != null) {
                return Optional.of(workloads.named(where, name).findFirst().orElse(Entity.of(where, "Service", name)));
            }
        }
        return NODES.stream()
                .map(key -> labels.getOrDefault(key, "").replaceAll(":\\d+$", ""))
                .filter(name -> !name.isEmpty())
                .map(name -> Entity.clusterScoped("Node", name))
                .filter(node -> seen.entities("Node").contains(node))
                .findFirst();
    }

    /** Where the entity itself was seen; empty when it was not. */
    List<Integer> seenAt(Entity entity) {
        List<Integer> evidence = new ArrayList<>();
        seen.row(entity).ifPresent(r -> evidence.add(r.evidence()));
        seen.object(entity).ifPresent(o -> evidence.add(o.evidence()));
        return evidence;
    }

    /** The node that a workload runs on, where that was seen; one of them when it has several. */
    Optional<Entity> node(Entity workload) {
        return Optional.ofNullable(nodes.get(workload)).map(n -> Entity.clusterScoped("Node", n));
    }
}
