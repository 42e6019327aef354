package dev.inquest.causality;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What workloads need to run: nodes, claims with their volumes and classes, configuration, accounts, autoscalers. */
final class WorkloadEdges {

    private final EvidenceIndex seen;

    WorkloadEdges(EvidenceIndex seen) {
        this.seen = seen;
    }

    void addTo(EntityGraph graph) {
        for (PodView pod : PodView.all(seen)) {
            String node = node(pod);
            if (!node.isEmpty()) {
                graph.harm(Entity.clusterScoped("Node", node), pod.entity(), Relation.RUNS_ON);
            }
            needs(graph, pod.entity(), Fields.at(pod.object(), "spec"));
        }
        for (String kind : Workloads.KINDS) {
            for (Cited<WholeObject> workload : seen.objects(kind)) {
                needs(
                        graph,
                        workload.what().entity(),
                        Fields.at(workload.what().object(), "spec", "template", "spec"),
                        workload.evidence());
            }
        }
        seen.objects("PersistentVolumeClaim").forEach(c -> claim(graph, c));
        seen.objects("HorizontalPodAutoscaler").forEach(a -> autoscaler(graph, a));
    }

    private static void autoscaler(EntityGraph graph, Cited<WholeObject> autoscaler) {
        JsonNode target = Fields.at(autoscaler.what().object(), "spec", "scaleTargetRef");
        String kind = Fields.text(target, "kind");
        String name = Fields.text(target, "name");
        if (!kind.isEmpty() && !name.isEmpty()) {
            Entity entity = autoscaler.what().entity();
            graph.harm(entity, new Entity(entity.namespace(), kind, name), Relation.GOVERNED_BY, autoscaler.evidence());
        }
    }

    /** Where the pod runs, from the whole pod or a wide table; empty when not shown. */
    private String node(PodView pod) {
        String node = Fields.text(pod.object(), "spec", "nodeName");
        return node.isEmpty()
                ? seen.row(pod.entity())
                        .map(r -> r.what().cell("NODE"))
                        .filter(n -> !n.startsWith("<"))
                        .orElse("")
                : node;
    }

    private static void needs(EntityGraph graph, Entity workload, JsonNode pod, Integer... evidence) {
        String namespace = workload.namespace();
        for (JsonNode volume : Fields.list(pod, "volumes")) {
            String claim = Fields.text(volume, "persistentVolumeClaim", "claimName");
            harm(graph, namespace, "PersistentVolumeClaim", claim, Relation.MOUNTS, workload, evidence);
            harm(
                    graph,
                    namespace,
                    "ConfigMap",
                    Fields.text(volume, "configMap", "name"),
                    Relation.MOUNTS,
                    workload,
                    evidence);
            harm(
                    graph,
                    namespace,
                    "Secret",
                    Fields.text(volume, "secret", "secretName"),
                    Relation.MOUNTS,
                    workload,
                    evidence);
        }
        for (JsonNode container : Fields.list(pod, "containers")) {
            for (JsonNode from : Fields.list(container, "envFrom")) {
                configuration(
                        graph,
                        workload,
                        Fields.text(from, "configMapRef", "name"),
                        Fields.text(from, "secretRef", "name"),
                        evidence);
            }
            for (JsonNode env : Fields.list(container, "env")) {
                configuration(
                        graph,
                        workload,
                        Fields.text(env, "valueFrom", "configMapKeyRef", "name"),
                        Fields.text(env, "valueFrom", "secretKeyRef", "name"),
                        evidence);
            }
        }
        String account = Fields.text(pod, "serviceAccountName");
        if (!account.equals("default")) {
            harm(graph, namespace, "ServiceAccount", account, Relation.GOVERNED_BY, workload, evidence);
        }
    }

    private static void configuration(
            EntityGraph graph, Entity workload, String configMap, String secret, Integer... evidence) {
        harm(graph, workload.namespace(), "ConfigMap", configMap, Relation.MOUNTS, workload, evidence);
        harm(graph, workload.namespace(), "Secret", secret, Relation.MOUNTS, workload, evidence);
    }

    private static void claim(EntityGraph graph, Cited<WholeObject> claim) {
        JsonNode spec = Fields.at(claim.what().object(), "spec");
        for (List<String> need : List.of(
                List.of("PersistentVolume", Fields.text(spec, "volumeName")),
                List.of("StorageClass", Fields.text(spec, "storageClassName")))) {
            harm(
                    graph,
                    null,
                    need.get(0),
                    need.get(1),
                    Relation.MOUNTS,
                    claim.what().entity(),
                    claim.evidence());
        }
    }

    private static void harm(
            EntityGraph graph,
            @Nullable String namespace,
            String kind,
            String name,
            Relation relation,
            Entity dependent,
            Integer... evidence) {
        if (!name.isEmpty()) {
            graph.harm(new Entity(namespace, kind, name), dependent, relation, evidence);
        }
    }
}
