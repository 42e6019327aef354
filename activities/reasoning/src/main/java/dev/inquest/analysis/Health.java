package dev.inquest.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a workload is well now, as far as rows and objects show it; events only tell of the past. */
public final class Health {

    /**
     * @param wanted replicas asked for
     * @param ready replicas ready
     * @param evidence where it was seen
     */
    public record Replicas(int wanted, int ready, int evidence) {
        public boolean complete() {
            return ready >= wanted;
        }
    }

    private static final EvidenceIndex.View<Map<Entity, List<PodView>>> PODS = EvidenceIndex.view(seen -> {
        Workloads workloads = new Workloads(seen);
        Map<Entity, List<PodView>> pods = new HashMap<>();
        PodView.all(seen).forEach(p -> pods.computeIfAbsent(workloads.of(p.entity()), w -> new ArrayList<>())
                .add(p));
        return pods;
    });

    private final EvidenceIndex seen;
    private final Workloads workloads;

    public Health(EvidenceIndex seen) {
        this.seen = seen;
        this.workloads = new Workloads(seen);
    }

    /** Replicas wanted and ready of a Deployment or StatefulSet; empty when it was not seen. */
    public Optional<Replicas> replicas(Entity workload) {
        if (workload.kind().equals("DaemonSet")) {
            return daemons(workload);
        }
        return seen.object(workload)
                .filter(o -> Fields.at(o.what().object(), "spec", "replicas").isNumber())
                .map(o -> {
                    JsonNode object = o.what().object();
                    return new Replicas(
                            Fields.at(object, "spec", "replicas").asInt(),
                            Fields.at(object, "status", "readyReplicas").asInt(),
                            o.evidence());
                })
                .or(() -> seen.row(workload)
                        .filter(r -> r.what().cell("READY").matches("\\d{1,9}/\\d{1,9}"))
                        .map(r -> {
                            String[] ready = r.what().cell("READY").split("/");
                            return new Replicas(Numbers.integer(ready[1]), Numbers.integer(ready[0]), r.evidence());
                        }));
    }

    private Optional<Replicas> daemons(Entity set) {
        return seen.object(set)
                .filter(o -> Fields.at(o.what().object(), "status", "desiredNumberScheduled")
                        .isNumber())
                .map(o -> new Replicas(
                        Fields.at(o.what().object(), "status", "desiredNumberScheduled")
                                .asInt(),
                        Fields.at(o.what().object(), "status", "numberReady").asInt(),
                        o.evidence()))
                .or(() -> seen.row(set)
                        .filter(r -> r.what().cell("DESIRED").matches("\\d{1,9}"))
                        .map(r -> new Replicas(
                                Numbers.integer(r.what().cell("DESIRED")),
                                Numbers.integer(r.what().cell("READY")),
                                r.evidence())));
    }

    /** Pods of the workload that were seen. */
    public List<PodView> pods(Entity workload) {
        return seen.get(PODS).getOrDefault(workload, List.of());
    }

    /**
     * Whether what an event complained of has healed since: the pod is healthy or no longer exists, or the workload
     * has all its replicas. Unknown counts as not healed.
     */
    public boolean healed(Entity entity) {
        if (entity.kind().equals("Pod")) {
            Optional<PodView> pod = PodView.of(seen, entity);
            return pod.map(PodView::healthy).orElseGet(() -> seen.absent(entity).isPresent());
        }
        if (entity.kind().equals("ReplicaSet") && seen.absent(entity).isPresent()) {
            return true;
        }
        return replicas(workloads.of(entity))
                .map(r -> r.wanted() > 0 && r.complete())
                .orElse(false);
    }
}
