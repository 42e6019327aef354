package dev.inquest.recording.table;

import static dev.inquest.recording.table.PrintedColumn.age;
import static dev.inquest.recording.table.PrintedColumn.number;
import static dev.inquest.recording.table.PrintedColumn.objectName;
import static dev.inquest.recording.table.PrintedColumn.text;
import static dev.inquest.recording.table.PrintedColumn.wide;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Configuration, access rights, quotas and limits. */
final class ConfigTables {
    private static final List<PrintedColumn> BINDING = List.of(
            objectName(),
            text("Role", row -> row.text("roleRef.kind") + "/" + row.text("roleRef.name")),
            age(),
            wide("Users", row -> subjects(row, "User")),
            wide("Groups", row -> subjects(row, "Group")),
            wide("ServiceAccounts", row -> subjects(row, "ServiceAccount")));
    private static final List<PrintedColumn> CREATED =
            List.of(objectName(), text("Created At", row -> row.text("metadata.creationTimestamp")));

    static final Map<String, List<PrintedColumn>> ALL = Map.ofEntries(
            Map.entry(
                    "configmaps",
                    List.of(
                            objectName(),
                            text(
                                    "Data",
                                    row -> row.items("data").count()
                                            + row.items("binaryData").count()),
                            age())),
            Map.entry(
                    "secrets",
                    List.of(
                            objectName(),
                            text("Type", row -> row.text("type", "Opaque")),
                            text("Data", row -> row.items("data").count()),
                            age())),
            Map.entry(
                    "serviceaccounts",
                    List.of(
                            objectName(),
                            text("Secrets", row -> row.items("secrets").count()),
                            age())),
            Map.entry(
                    "resourcequotas",
                    List.of(
                            objectName(),
                            text("Request", row -> quota(row, false)),
                            text("Limit", row -> quota(row, true)),
                            age())),
            Map.entry("limitranges", CREATED),
            Map.entry("roles.rbac.authorization.k8s.io", CREATED),
            Map.entry("clusterroles.rbac.authorization.k8s.io", CREATED),
            Map.entry("rolebindings.rbac.authorization.k8s.io", BINDING),
            Map.entry("clusterrolebindings.rbac.authorization.k8s.io", BINDING),
            Map.entry(
                    "poddisruptionbudgets.policy",
                    List.of(
                            objectName(),
                            text("Min Available", row -> row.text("spec.minAvailable", "N/A")),
                            text("Max Unavailable", row -> row.text("spec.maxUnavailable", "N/A")),
                            number("Allowed Disruptions", "status.disruptionsAllowed"),
                            age())),
            Map.entry(
                    "horizontalpodautoscalers.autoscaling",
                    List.of(
                            objectName(),
                            text(
                                    "Reference",
                                    row -> row.text("spec.scaleTargetRef.kind") + "/"
                                            + row.text("spec.scaleTargetRef.name")),
                            text("Targets", PrintedAutoscalerTargets::of),
                            text("MinPods", row -> row.text("spec.minReplicas", Row.UNSET)),
                            text("MaxPods", row -> row.number("spec.maxReplicas")),
                            text("Replicas", row -> row.number("status.currentReplicas")),
                            age())),
            Map.entry(
                    "priorityclasses.scheduling.k8s.io",
                    List.of(
                            objectName(),
                            number("Value", "value"),
                            text("Global-Default", row -> row.at("globalDefault")
                                    .asBoolean()),
                            age(),
                            text("PreemptionPolicy", row -> row.text("preemptionPolicy", "PreemptLowerPriority")))),
            Map.entry("mutatingwebhookconfigurations.admissionregistration.k8s.io", webhooks()),
            Map.entry("validatingwebhookconfigurations.admissionregistration.k8s.io", webhooks()));

    private ConfigTables() {}

    private static List<PrintedColumn> webhooks() {
        return List.of(
                objectName(), text("Webhooks", row -> row.items("webhooks").count()), age());
    }

    private static String subjects(Row binding, String kind) {
        return binding.items("subjects")
                .filter(subject -> subject.path("kind").asText().equals(kind))
                .map(subject -> kind.equals("ServiceAccount")
                        ? subject.path("namespace").asText() + "/"
                                + subject.path("name").asText()
                        : subject.path("name").asText())
                .collect(Collectors.joining(", "));
    }

    /** Quota keys hold dots of their own, so they are read as fields, not as paths. */
    private static String quota(Row quota, boolean limits) {
        TreeSet<String> resources = new TreeSet<>();
        quota.at("status.hard").fieldNames().forEachRemaining(resources::add);
        return resources.stream()
                .filter(resource -> resource.startsWith("limits.") == limits)
                .map(resource -> resource + ": "
                        + quota.at("status.used").path(resource).asText("0") + "/"
                        + quota.at("status.hard").path(resource).asText())
                .collect(Collectors.joining(", "));
    }
}
