package dev.inquest.analysis.kubernetes;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.Health;
import dev.inquest.analysis.Numbers;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Quotas that are used up, where a workload of the namespace lacks pods that were never made. */
public final class Quotas implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        Map<@Nullable String, Entity> lacking = lacking(seen);
        List<Finding> found = new ArrayList<>();
        for (Cited<WholeObject> quota : seen.objects("ResourceQuota")) {
            Entity entity = quota.what().entity();
            Map<String, String> hard = Fields.map(quota.what().object(), "status", "hard");
            Map<String, String> used = Fields.map(quota.what().object(), "status", "used");
            hard.forEach((resource, limit) -> {
                String use = used.getOrDefault(resource, "");
                Optional<Double> most = Numbers.quantity(limit);
                Optional<Double> now = Numbers.quantity(use);
                if (most.isPresent() && now.isPresent() && now.get() >= most.get()) {
                    found.add(finding(quota, entity, resource, use, limit, lacking.get(entity.namespace())));
                }
            });
        }
        return found;
    }

    private static Finding finding(
            Cited<WholeObject> quota,
            Entity entity,
            String resource,
            String use,
            String limit,
            @Nullable Entity lacking) {
        String message = "Quota " + entity.name() + " allows " + limit + " " + resource + " and " + use + " is used";
        List<Integer> evidence = List.of(quota.evidence());
        return lacking == null || entity.namespace() == null
                ? Findings.info("quota.full", entity, message + ".", evidence)
                : Findings.warning(
                        "quota.used-up",
                        Entity.clusterScoped("Namespace", entity.namespace()),
                        message + ", while " + lacking.name() + " lacks pods that were never made.",
                        evidence);
    }

    /** By namespace a workload with fewer pods than it wants. */
    private static Map<@Nullable String, Entity> lacking(EvidenceIndex seen) {
        Health health = new Health(seen);
        Map<@Nullable String, Entity> lacking = new HashMap<>();
        for (String kind : List.of("Deployment", "StatefulSet")) {
            for (Entity workload : seen.entities(kind)) {
                boolean lacks = seen.listing("Pod", workload.namespace()).isPresent()
                        && health.replicas(workload)
                                .filter(r -> health.pods(workload).size() < r.wanted())
                                .isPresent();
                if (lacks) {
                    lacking.putIfAbsent(workload.namespace(), workload);
                }
            }
        }
        return lacking;
    }
}
