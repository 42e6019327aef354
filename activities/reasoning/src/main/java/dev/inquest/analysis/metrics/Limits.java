package dev.inquest.analysis.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Numbers;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.Workloads;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import java.util.List;
import java.util.OptionalDouble;

/** What a pod of a workload may use: the sum of its containers' limits, where every one has a limit. */
final class Limits {

    private final EvidenceIndex seen;
    private final Workloads workloads;

    Limits(EvidenceIndex seen) {
        this.seen = seen;
        this.workloads = new Workloads(seen);
    }

    /**
     * @param workload the workload
     * @param resource {@code cpu} in cores or {@code memory} in bytes
     */
    OptionalDouble of(Entity workload, String resource) {
        List<JsonNode> containers = seen.object(workload)
                .map(o -> Fields.list(o.what().object(), "spec", "template", "spec", "containers"))
                .filter(c -> !c.isEmpty())
                .orElseGet(() -> ofPod(workload));
        double sum = 0;
        for (JsonNode container : containers) {
            double limit = Numbers.quantity(Fields.text(container, "resources", "limits", resource))
                    .orElse(0.0);
            if (limit <= 0) {
                return OptionalDouble.empty();
            }
            sum += limit;
        }
        return containers.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum);
    }

    private List<JsonNode> ofPod(Entity workload) {
        return PodView.all(seen).stream()
                .filter(p -> !p.object().isMissingNode())
                .filter(p -> workloads.of(p.entity()).equals(workload))
                .map(p -> Fields.list(p.object(), "spec", "containers"))
                .findFirst()
                .orElse(List.of());
    }
}
