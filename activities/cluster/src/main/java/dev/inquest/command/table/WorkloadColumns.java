package dev.inquest.command.table;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.pairs;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Columns of pods and what runs them. */
final class WorkloadColumns {

    private static final Column CONTAINERS = Column.wide("CONTAINERS", o -> containers(o, "name"));
    private static final Column IMAGES = Column.wide("IMAGES", o -> containers(o, "image"));
    private static final Column SELECTOR =
            Column.wide("SELECTOR", o -> pairs(map(o, "spec", "selector", "matchLabels")));

    private WorkloadColumns() {}

    static Map<String, List<Column>> columns() {
        return Map.ofEntries(
                Map.entry("Pod", pods()),
                Map.entry(
                        "Deployment",
                        List.of(
                                readyOfReplicas(),
                                Column.of("UP-TO-DATE", o -> count(o, "status", "updatedReplicas")),
                                Column.of("AVAILABLE", o -> count(o, "status", "availableReplicas")),
                                Tables.AGE,
                                CONTAINERS,
                                IMAGES,
                                SELECTOR)),
                Map.entry(
                        "ReplicaSet",
                        List.of(
                                Column.of("DESIRED", o -> count(o, "spec", "replicas")),
                                Column.of("CURRENT", o -> count(o, "status", "replicas")),
                                Column.of("READY", o -> count(o, "status", "readyReplicas")),
                                Tables.AGE,
                                CONTAINERS,
                                IMAGES,
                                SELECTOR)),
                Map.entry("StatefulSet", List.of(readyOfReplicas(), Tables.AGE, CONTAINERS, IMAGES)),
                Map.entry("DaemonSet", daemonSets()),
                Map.entry(
                        "Job",
                        List.of(
                                Column.of("STATUS", WorkloadColumns::jobStatus),
                                Column.of(
                                        "COMPLETIONS",
                                        o -> count(o, "status", "succeeded") + "/"
                                                + or(text(o, "spec", "completions"), "1")),
                                Column.timed(
                                        "DURATION",
                                        (o, now) ->
                                                text(o, "status", "startTime").isEmpty()
                                                        ? ""
                                                        : Ages.since(
                                                                time(o, "status", "startTime"),
                                                                text(o, "status", "completionTime")
                                                                                .isEmpty()
                                                                        ? now
                                                                        : time(o, "status", "completionTime"))),
                                Tables.AGE,
                                CONTAINERS,
                                IMAGES,
                                SELECTOR)),
                Map.entry(
                        "CronJob",
                        List.of(
                                Column.of("SCHEDULE", o -> text(o, "spec", "schedule")),
                                Column.of("TIMEZONE", o -> or(text(o, "spec", "timeZone"), "<none>")),
                                Column.of(
                                        "SUSPEND", o -> at(o, "spec", "suspend").asBoolean() ? "True" : "False"),
                                Column.of(
                                        "ACTIVE",
                                        o -> String.valueOf(
                                                at(o, "status", "active").size())),
                                Column.timed(
                                        "LAST SCHEDULE",
                                        (o, now) -> text(o, "status", "lastScheduleTime")
                                                        .isEmpty()
                                                ? "<none>"
                                                : Ages.since(time(o, "status", "lastScheduleTime"), now)),
                                Tables.AGE)),
                Map.entry(
                        "HorizontalPodAutoscaler",
                        List.of(
                                Column.of(
                                        "REFERENCE",
                                        o -> text(o, "spec", "scaleTargetRef", "kind") + "/"
                                                + text(o, "spec", "scaleTargetRef", "name")),
                                Column.of("TARGETS", AutoscalerTargets::of),
                                Column.of("MINPODS", o -> or(text(o, "spec", "minReplicas"), "<unset>")),
                                Column.of("MAXPODS", o -> text(o, "spec", "maxReplicas")),
                                Column.of("REPLICAS", o -> count(o, "status", "currentReplicas")),
                                Tables.AGE)),
                Map.entry(
                        "PodDisruptionBudget",
                        List.of(
                                Column.of("MIN AVAILABLE", o -> or(text(o, "spec", "minAvailable"), "N/A")),
                                Column.of("MAX UNAVAILABLE", o -> or(text(o, "spec", "maxUnavailable"), "N/A")),
                                Column.of("ALLOWED DISRUPTIONS", o -> count(o, "status", "disruptionsAllowed")),
                                Tables.AGE)));
    }

    private static List<Column> pods() {
        return List.of(
                Column.of("READY", PodCells::ready),
                Column.of("STATUS", PodCells::status),
                Column.timed("RESTARTS", PodCells::restarts),
                Tables.AGE,
                Column.wide("IP", o -> or(text(o, "status", "podIP"), "<none>")),
                Column.wide("NODE", o -> or(text(o, "spec", "nodeName"), "<none>")),
                Column.wide("NOMINATED NODE", o -> or(text(o, "status", "nominatedNodeName"), "<none>")),
                Column.wide(
                        "READINESS GATES",
                        o -> at(o, "spec", "readinessGates").isEmpty() ? "<none>" : readinessGates(o)));
    }

    private static String readinessGates(JsonNode pod) {
        List<String> gates = each(pod, "spec", "readinessGates")
                .map(g -> text(g, "conditionType"))
                .toList();
        long ready = each(pod, "status", "conditions")
                .filter(c ->
                        gates.contains(text(c, "type")) && text(c, "status").equals("True"))
                .count();
        return ready + "/" + gates.size();
    }

    private static List<Column> daemonSets() {
        return List.of(
                Column.of("DESIRED", o -> count(o, "status", "desiredNumberScheduled")),
                Column.of("CURRENT", o -> count(o, "status", "currentNumberScheduled")),
                Column.of("READY", o -> count(o, "status", "numberReady")),
                Column.of("UP-TO-DATE", o -> count(o, "status", "updatedNumberScheduled")),
                Column.of("AVAILABLE", o -> count(o, "status", "numberAvailable")),
                Column.of("NODE SELECTOR", o -> pairs(map(o, "spec", "template", "spec", "nodeSelector"))),
                Tables.AGE,
                CONTAINERS,
                IMAGES,
                SELECTOR);
    }

    private static Column readyOfReplicas() {
        return Column.of(
                "READY", o -> count(o, "status", "readyReplicas") + "/" + or(text(o, "spec", "replicas"), "1"));
    }

    private static String jobStatus(JsonNode job) {
        return each(job, "status", "conditions")
                .filter(c -> text(c, "status").equals("True"))
                .map(c -> text(c, "type"))
                .filter(t -> List.of("Complete", "Failed", "Suspended", "FailureTarget", "SuccessCriteriaMet")
                        .contains(t))
                .findFirst()
                .orElse("Running");
    }

    private static String containers(JsonNode workload, String field) {
        return each(workload, "spec", "template", "spec", "containers")
                .map(c -> text(c, field))
                .collect(Collectors.joining(","));
    }

    static String count(JsonNode object, String... path) {
        return or(text(object, path), "0");
    }
}
