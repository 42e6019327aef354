package dev.inquest.recording.table;

import static dev.inquest.recording.table.PrintedColumn.age;
import static dev.inquest.recording.table.PrintedColumn.containers;
import static dev.inquest.recording.table.PrintedColumn.images;
import static dev.inquest.recording.table.PrintedColumn.number;
import static dev.inquest.recording.table.PrintedColumn.objectName;
import static dev.inquest.recording.table.PrintedColumn.selector;
import static dev.inquest.recording.table.PrintedColumn.text;
import static dev.inquest.recording.table.PrintedColumn.wide;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Pods and what keeps them running. */
final class WorkloadTables {
    private static final String TEMPLATE = "spec.template.spec.containers";

    static final Map<String, List<PrintedColumn>> ALL = Map.of(
            "pods",
            List.of(
                    objectName(),
                    text("Ready", row -> PrintedPodStatus.of(row).ready()),
                    text("Status", row -> PrintedPodStatus.of(row).word()),
                    text("Restarts", row -> PrintedPodStatus.of(row).restarts()),
                    age(),
                    wide("IP", row -> row.text("status.podIP", Row.NONE)),
                    wide("Node", row -> row.text("spec.nodeName", Row.NONE)),
                    wide("Nominated Node", row -> row.text("status.nominatedNodeName", Row.NONE)),
                    wide("Readiness Gates", WorkloadTables::readinessGates)),
            "deployments.apps",
            List.of(
                    objectName(),
                    text("Ready", row -> row.number("status.readyReplicas") + "/" + desired(row)),
                    number("Up-to-date", "status.updatedReplicas"),
                    number("Available", "status.availableReplicas"),
                    age(),
                    containers(TEMPLATE),
                    images(TEMPLATE),
                    selector("spec.selector")),
            "replicasets.apps",
            List.of(
                    objectName(),
                    text("Desired", WorkloadTables::desired),
                    number("Current", "status.replicas"),
                    number("Ready", "status.readyReplicas"),
                    age(),
                    containers(TEMPLATE),
                    images(TEMPLATE),
                    selector("spec.selector")),
            "replicationcontrollers",
            List.of(
                    objectName(),
                    text("Desired", WorkloadTables::desired),
                    number("Current", "status.replicas"),
                    number("Ready", "status.readyReplicas"),
                    age(),
                    containers(TEMPLATE),
                    images(TEMPLATE),
                    wide("Selector", row -> row.labels("spec.selector"))),
            "statefulsets.apps",
            List.of(
                    objectName(),
                    text("Ready", row -> row.number("status.readyReplicas") + "/" + desired(row)),
                    age(),
                    containers(TEMPLATE),
                    images(TEMPLATE)),
            "daemonsets.apps",
            List.of(
                    objectName(),
                    number("Desired", "status.desiredNumberScheduled"),
                    number("Current", "status.currentNumberScheduled"),
                    number("Ready", "status.numberReady"),
                    number("Up-to-date", "status.updatedNumberScheduled"),
                    number("Available", "status.numberAvailable"),
                    text("Node Selector", row -> row.labels("spec.template.spec.nodeSelector")),
                    age(),
                    containers(TEMPLATE),
                    images(TEMPLATE),
                    selector("spec.selector")),
            "jobs.batch",
            List.of(
                    objectName(),
                    text("Status", JobStatus::word),
                    text("Completions", JobStatus::completions),
                    text("Duration", JobStatus::duration),
                    age(),
                    containers(TEMPLATE),
                    images(TEMPLATE),
                    selector("spec.selector")),
            "cronjobs.batch",
            List.of(
                    objectName(),
                    text("Schedule", row -> row.text("spec.schedule")),
                    text("Timezone", row -> row.text("spec.timeZone", Row.NONE)),
                    text("Suspend", row -> row.at("spec.suspend").asBoolean() ? "True" : "False"),
                    text("Active", row -> row.items("status.active").count()),
                    text(
                            "Last Schedule",
                            row -> row.has("status.lastScheduleTime") ? row.age("status.lastScheduleTime") : Row.NONE),
                    age(),
                    containers("spec.jobTemplate." + TEMPLATE),
                    images("spec.jobTemplate." + TEMPLATE),
                    selector("spec.jobTemplate.spec.selector")),
            "controllerrevisions.apps",
            List.of(
                    objectName(),
                    text("Controller", WorkloadTables::controller),
                    text("Revision", row -> row.number("revision")),
                    age()));

    private WorkloadTables() {}

    /** The API server defaults an absent number of replicas to one. */
    private static long desired(Row row) {
        return row.has("spec.replicas") ? row.number("spec.replicas") : 1;
    }

    private static String readinessGates(Row pod) {
        List<String> gates = pod.items("spec.readinessGates")
                .map(gate -> gate.path("conditionType").asText())
                .toList();
        long met = pod.items("status.conditions")
                .filter(condition -> gates.contains(condition.path("type").asText())
                        && condition.path("status").asText().equals("True"))
                .count();
        return gates.isEmpty() ? Row.NONE : met + "/" + gates.size();
    }

    private static String controller(Row row) {
        return row.items("metadata.ownerReferences")
                .filter(owner -> owner.path("controller").asBoolean())
                .map(owner -> owner.path("kind").asText().toLowerCase(Locale.ROOT) + ".apps/"
                        + owner.path("name").asText())
                .findFirst()
                .orElse(Row.NONE);
    }
}
