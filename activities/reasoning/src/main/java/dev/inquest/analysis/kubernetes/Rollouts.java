package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.Health;
import dev.inquest.analysis.PodView;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rollouts that do not move: past their deadline, paused half-way, or a StatefulSet that waits at one ordinal. What
 * keeps the new pods from being ready is found on them; this tells that it holds the rollout.
 */
public final class Rollouts implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        Health health = new Health(seen);
        List<Finding> found = new ArrayList<>();
        for (Cited<WholeObject> deployment : seen.objects("Deployment")) {
            deployment(deployment, found);
        }
        for (Entity set : seen.entities("StatefulSet")) {
            ordinal(seen, health, set).ifPresent(found::add);
        }
        return found;
    }

    private static void deployment(Cited<WholeObject> sighted, List<Finding> found) {
        JsonNode object = sighted.what().object();
        Entity deployment = sighted.what().entity();
        int wanted = Fields.at(object, "spec", "replicas").asInt(1);
        int updated = Fields.at(object, "status", "updatedReplicas").asInt();
        for (JsonNode condition : Fields.list(object, "status", "conditions")) {
            if (Fields.text(condition, "reason").equals("ProgressDeadlineExceeded")
                    && Fields.text(condition, "status").equals("False")) {
                found.add(Findings.error(
                        "workload.rollout-stuck",
                        deployment,
                        "The rollout of " + deployment.name() + " stands still with " + updated + " of " + wanted
                                + " replicas updated: " + Shorten.to(200, Fields.text(condition, "message")),
                        List.of(sighted.evidence())));
            }
        }
        if (Fields.at(object, "spec", "paused").asBoolean()) {
            String message = "The rollout of " + deployment.name() + " is paused with " + updated + " of " + wanted
                    + " replicas updated.";
            found.add(
                    updated < wanted
                            ? Findings.warning(
                                    "workload.rollout-paused", deployment, message, List.of(sighted.evidence()))
                            : Findings.info("workload.paused", deployment, message, List.of(sighted.evidence())));
        }
    }

    /** Ordinals are made one after another: the first that is not ready holds up all behind it. */
    private static Optional<Finding> ordinal(EvidenceIndex seen, Health health, Entity set) {
        Optional<Health.Replicas> replicas = health.replicas(set).filter(r -> !r.complete() && r.wanted() > 1);
        boolean parallel = seen.object(set)
                .filter(o -> Fields.text(o.what().object(), "spec", "podManagementPolicy")
                        .equals("Parallel"))
                .isPresent();
        if (replicas.isEmpty()
                || parallel
                || seen.listing("Pod", set.namespace()).isEmpty()) {
            return Optional.empty();
        }
        for (int i = 0; i < Math.min(replicas.get().wanted(), 1000); i++) {
            Optional<PodView> pod = PodView.of(seen, new Entity(set.namespace(), "Pod", set.name() + "-" + i));
            if (pod.isEmpty() || !pod.get().healthy()) {
                return i + 1 < replicas.get().wanted()
                        ? Optional.of(Findings.warning(
                                "statefulset.stuck",
                                set,
                                "StatefulSet " + set.name() + " waits at ordinal " + i + " of "
                                        + replicas.get().wanted() + ": "
                                        + pod.map(p -> "it is " + p.status()).orElse("there is no such pod") + ".",
                                Findings.together(
                                        List.of(replicas.get().evidence()),
                                        pod.map(PodView::evidence).orElse(List.of()))))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
