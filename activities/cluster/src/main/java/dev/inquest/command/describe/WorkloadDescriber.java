package dev.inquest.command.describe;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.pairs;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;

/** Describes Deployments, ReplicaSets, StatefulSets, DaemonSets and Jobs. */
final class WorkloadDescriber implements Describer {

    @Override
    public void describe(JsonNode workload, DescribePage page, RelatedObjects surroundings) {
        page.line("CreationTimestamp", text(workload, "metadata", "creationTimestamp"))
                .line("Selector", pairs(map(workload, "spec", "selector", "matchLabels")));
        Common.labels(workload, page);
        page.optional("Controlled By", Common.controller(workload)).line("Replicas", replicas(workload));
        String strategy =
                or(text(workload, "spec", "strategy", "type"), text(workload, "spec", "updateStrategy", "type"));
        page.optional("Strategy", strategy)
                .optional("Min Ready Seconds", text(workload, "spec", "minReadySeconds"))
                .optional("Service Name", text(workload, "spec", "serviceName"))
                .optional("Paused", text(workload, "spec", "paused"));
        Common.template(at(workload, "spec", "template"), page);
        each(workload, "spec", "volumeClaimTemplates")
                .forEach(claim -> page.section(
                        "Volume Claim " + text(claim, "metadata", "name"),
                        () -> GenericDescriber.fields(at(claim, "spec"), page)));
        Common.conditions(workload, page);
    }

    private static String replicas(JsonNode workload) {
        JsonNode status = at(workload, "status");
        return switch (text(workload, "kind")) {
            case "DaemonSet" ->
                or(text(status, "desiredNumberScheduled"), "0") + " desired | "
                        + or(text(status, "numberReady"), "0") + " ready | "
                        + or(text(status, "updatedNumberScheduled"), "0") + " updated | "
                        + or(text(status, "numberAvailable"), "0") + " available | "
                        + or(text(status, "numberUnavailable"), "0") + " unavailable";
            case "Job" ->
                or(text(status, "active"), "0") + " active | " + or(text(status, "succeeded"), "0") + " succeeded | "
                        + or(text(status, "failed"), "0") + " failed";
            default ->
                or(text(workload, "spec", "replicas"), "1") + " desired | "
                        + or(text(status, "updatedReplicas"), "0") + " updated | "
                        + or(text(status, "replicas"), "0") + " total | "
                        + or(text(status, "readyReplicas"), "0") + " ready | "
                        + or(text(status, "availableReplicas"), "0") + " available | "
                        + or(text(status, "unavailableReplicas"), "0") + " unavailable";
        };
    }
}
