package dev.inquest.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is asked of pods: a pod's own spec, or the template of a workload.
 *
 * @param owner the pod or workload
 * @param spec the pod spec
 * @param evidence where it was seen
 */
public record PodSpec(Entity owner, JsonNode spec, int evidence) {

    private static final EvidenceIndex.View<List<PodSpec>> ALL =
            EvidenceIndex.view(seen -> Stream.concat(Workloads.KINDS.stream(), Stream.of("CronJob", "Pod"))
                    .flatMap(kind -> seen.objects(kind).stream())
                    .map(PodSpec::of)
                    .toList());

    /** All that were seen whole: workloads first, then pods. */
    public static List<PodSpec> all(EvidenceIndex seen) {
        return seen.get(ALL);
    }

    private static PodSpec of(Cited<WholeObject> sighted) {
        Entity owner = sighted.what().entity();
        String[] path =
                switch (owner.kind()) {
                    case "Pod" -> new String[] {"spec"};
                    case "CronJob" -> new String[] {"spec", "jobTemplate", "spec", "template", "spec"};
                    default -> new String[] {"spec", "template", "spec"};
                };
        return new PodSpec(owner, Fields.at(sighted.what().object(), path), sighted.evidence());
    }

    /** Its containers but the mesh's own, those that run first before the others. */
    public List<JsonNode> containers() {
        return Stream.concat(Fields.list(spec, "initContainers").stream(), Fields.list(spec, "containers").stream())
                .filter(c -> !Fields.text(c, "name").startsWith("istio-"))
                .toList();
    }

    /** Whether the pods it asks for are known to do badly; for a workload whether it lacks replicas. */
    public boolean suffers(Health health, EvidenceIndex seen) {
        return owner.kind().equals("Pod")
                ? PodView.of(seen, owner).filter(p -> !p.healthy()).isPresent()
                : health.replicas(owner).filter(r -> !r.complete()).isPresent()
                        || health.pods(owner).stream().anyMatch(p -> !p.healthy());
    }
}
