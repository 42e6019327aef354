package dev.inquest.analysis.kubernetes;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.Health;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;

/** Workloads with fewer replicas than wanted, or with none wanted at all. */
public final class Replicas implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        Health health = new Health(seen);
        List<Finding> found = new ArrayList<>();
        for (String kind : List.of("Deployment", "StatefulSet", "DaemonSet")) {
            for (Entity workload : seen.entities(kind)) {
                health.replicas(workload).ifPresent(r -> judge(workload, r, found));
            }
        }
        return found;
    }

    private static void judge(Entity workload, Health.Replicas replicas, List<Finding> found) {
        if (replicas.wanted() == 0 && workload.kind().equals("DaemonSet")) {
            found.add(Findings.info(
                    "daemonset.no-node-meant",
                    workload,
                    "DaemonSet " + workload.name() + " is meant for no node.",
                    List.of(replicas.evidence())));
        } else if (replicas.wanted() == 0) {
            found.add(new Finding(
                    "workload.scaled-to-zero",
                    workload,
                    Severity.ERROR,
                    workload.name() + " is scaled to 0 replicas.",
                    List.of(replicas.evidence())));
        } else if (!replicas.complete()) {
            found.add(new Finding(
                    "workload.incomplete",
                    workload,
                    Severity.ERROR,
                    workload.name() + " has " + replicas.ready() + " of " + replicas.wanted() + " replicas ready.",
                    List.of(replicas.evidence())));
        }
    }
}
