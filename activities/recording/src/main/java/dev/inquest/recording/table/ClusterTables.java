package dev.inquest.recording.table;

import static dev.inquest.recording.table.PrintedColumn.age;
import static dev.inquest.recording.table.PrintedColumn.objectName;
import static dev.inquest.recording.table.PrintedColumn.text;
import static dev.inquest.recording.table.PrintedColumn.wide;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Nodes, namespaces, events and leases. */
final class ClusterTables {
    private static final String ROLE_PREFIX = "node-role.kubernetes.io/";

    static final Map<String, List<PrintedColumn>> ALL = Map.of(
            "nodes",
            List.of(
                    objectName(),
                    text("Status", ClusterTables::nodeStatus),
                    text("Roles", ClusterTables::roles),
                    age(),
                    text("Version", row -> row.text("status.nodeInfo.kubeletVersion")),
                    wide("Internal-IP", row -> address(row, "InternalIP")),
                    wide("External-IP", row -> address(row, "ExternalIP")),
                    wide("OS-Image", row -> row.text("status.nodeInfo.osImage", PrintedAges.UNKNOWN)),
                    wide("Kernel-Version", row -> row.text("status.nodeInfo.kernelVersion", PrintedAges.UNKNOWN)),
                    wide(
                            "Container-Runtime",
                            row -> row.text("status.nodeInfo.containerRuntimeVersion", PrintedAges.UNKNOWN))),
            "namespaces",
            List.of(objectName(), text("Status", row -> row.text("status.phase")), age()),
            "events",
            List.of(
                    text("Last Seen", EventTimes::lastSeen),
                    text("Type", row -> row.text("type")),
                    text("Reason", row -> row.text("reason")),
                    text("Object", EventTimes::object),
                    wide("Subobject", row -> row.text("involvedObject.fieldPath")),
                    wide("Source", EventTimes::source),
                    text("Message", row -> row.text("message").strip()),
                    wide("First Seen", EventTimes::firstSeen),
                    wide("Count", EventTimes::count),
                    wide("Name", row -> row.text("metadata.name"))),
            "leases.coordination.k8s.io",
            List.of(objectName(), text("Holder", row -> row.text("spec.holderIdentity")), age()));

    private ClusterTables() {}

    private static String nodeStatus(Row node) {
        String ready = node.items("status.conditions")
                .filter(condition -> condition.path("type").asText().equals("Ready"))
                .map(condition -> condition.path("status").asText().equals("True") ? "Ready" : "NotReady")
                .findFirst()
                .orElse("Unknown");
        return node.at("spec.unschedulable").asBoolean() ? ready + ",SchedulingDisabled" : ready;
    }

    private static String roles(Row node) {
        TreeSet<String> roles = new TreeSet<>();
        node.object().path("metadata").path("labels").properties().forEach(label -> {
            if (label.getKey().startsWith(ROLE_PREFIX)) {
                roles.add(label.getKey().substring(ROLE_PREFIX.length()));
            } else if (label.getKey().equals("kubernetes.io/role")) {
                roles.add(label.getValue().asText());
            }
        });
        roles.remove("");
        return roles.isEmpty() ? Row.NONE : String.join(",", roles);
    }

    private static String address(Row node, String type) {
        return node.items("status.addresses")
                .filter(address -> address.path("type").asText().equals(type))
                .map(address -> address.path("address").asText())
                .findFirst()
                .orElse(Row.NONE);
    }
}
