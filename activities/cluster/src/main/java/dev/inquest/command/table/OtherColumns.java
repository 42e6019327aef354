package dev.inquest.command.table;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Columns of nodes, namespaces, storage, configuration, quota, access and events. */
final class OtherColumns {

    private static final String ROLE = "node-role.kubernetes.io/";

    private OtherColumns() {}

    static Map<String, List<Column>> columns() {
        return Map.ofEntries(
                Map.entry("Node", nodes()),
                Map.entry("Namespace", List.of(Column.of("STATUS", o -> text(o, "status", "phase")), Tables.AGE)),
                Map.entry(
                        "PersistentVolumeClaim",
                        List.of(
                                Column.of("STATUS", OtherColumns::claimStatus),
                                Column.of("VOLUME", o -> text(o, "spec", "volumeName")),
                                Column.of(
                                        "CAPACITY",
                                        o -> text(o, "spec", "volumeName").isEmpty()
                                                ? ""
                                                : text(o, "status", "capacity", "storage")),
                                Column.of("ACCESS MODES", o -> modes(o, "spec", "accessModes")),
                                Column.of("STORAGECLASS", o -> text(o, "spec", "storageClassName")),
                                Column.of(
                                        "VOLUMEATTRIBUTESCLASS",
                                        o -> or(text(o, "spec", "volumeAttributesClassName"), "<unset>")),
                                Tables.AGE,
                                Column.wide("VOLUMEMODE", o -> or(text(o, "spec", "volumeMode"), "Filesystem")))),
                Map.entry(
                        "PersistentVolume",
                        List.of(
                                Column.of("CAPACITY", o -> text(o, "spec", "capacity", "storage")),
                                Column.of("ACCESS MODES", o -> modes(o, "spec", "accessModes")),
                                Column.of("RECLAIM POLICY", o -> text(o, "spec", "persistentVolumeReclaimPolicy")),
                                Column.of("STATUS", o -> text(o, "status", "phase")),
                                Column.of(
                                        "CLAIM",
                                        o -> text(o, "spec", "claimRef", "name").isEmpty()
                                                ? ""
                                                : text(o, "spec", "claimRef", "namespace") + "/"
                                                        + text(o, "spec", "claimRef", "name")),
                                Column.of("STORAGECLASS", o -> text(o, "spec", "storageClassName")),
                                Column.of(
                                        "VOLUMEATTRIBUTESCLASS",
                                        o -> or(text(o, "spec", "volumeAttributesClassName"), "<unset>")),
                                Column.of("REASON", o -> text(o, "status", "reason")),
                                Tables.AGE,
                                Column.wide("VOLUMEMODE", o -> or(text(o, "spec", "volumeMode"), "Filesystem")))),
                Map.entry(
                        "StorageClass",
                        List.of(
                                Column.of("PROVISIONER", o -> text(o, "provisioner")),
                                Column.of("RECLAIMPOLICY", o -> or(text(o, "reclaimPolicy"), "Delete")),
                                Column.of("VOLUMEBINDINGMODE", o -> or(text(o, "volumeBindingMode"), "Immediate")),
                                Column.of("ALLOWVOLUMEEXPANSION", o -> or(text(o, "allowVolumeExpansion"), "false")),
                                Tables.AGE)),
                Map.entry(
                        "ConfigMap",
                        List.of(
                                Column.of(
                                        "DATA",
                                        o -> String.valueOf(at(o, "data").size()
                                                + at(o, "binaryData").size())),
                                Tables.AGE)),
                Map.entry(
                        "Secret",
                        List.of(
                                Column.of("TYPE", o -> or(text(o, "type"), "Opaque")),
                                Column.of(
                                        "DATA",
                                        o -> String.valueOf(at(o, "data").size())),
                                Tables.AGE)),
                Map.entry(
                        "ServiceAccount",
                        List.of(
                                Column.of(
                                        "SECRETS",
                                        o -> String.valueOf(at(o, "secrets").size())),
                                Tables.AGE)),
                Map.entry(
                        "ResourceQuota",
                        List.of(
                                Tables.AGE,
                                Column.of("REQUEST", o -> quota(o, false)),
                                Column.of("LIMIT", o -> quota(o, true)))),
                Map.entry(
                        "LimitRange", List.of(Column.of("CREATED AT", o -> text(o, "metadata", "creationTimestamp")))),
                Map.entry("RoleBinding", bindings()),
                Map.entry("ClusterRoleBinding", bindings()),
                Map.entry("Lease", List.of(Column.of("HOLDER", o -> text(o, "spec", "holderIdentity")), Tables.AGE)),
                Map.entry(
                        "PriorityClass",
                        List.of(
                                Column.of("VALUE", o -> text(o, "value")),
                                Column.of("GLOBAL-DEFAULT", o -> or(text(o, "globalDefault"), "false")),
                                Tables.AGE)),
                Map.entry("MutatingWebhookConfiguration", webhooks()),
                Map.entry("ValidatingWebhookConfiguration", webhooks()));
    }

    private static List<Column> nodes() {
        return List.of(
                Column.of("STATUS", OtherColumns::nodeStatus),
                Column.of(
                        "ROLES",
                        o -> or(
                                labels(o).keySet().stream()
                                        .filter(k -> k.startsWith(ROLE))
                                        .map(k -> k.substring(ROLE.length()))
                                        .collect(Collectors.joining(",")),
                                "<none>")),
                Tables.AGE,
                Column.of("VERSION", o -> text(o, "status", "nodeInfo", "kubeletVersion")),
                Column.wide("INTERNAL-IP", o -> address(o, "InternalIP")),
                Column.wide("EXTERNAL-IP", o -> address(o, "ExternalIP")),
                Column.wide("OS-IMAGE", o -> text(o, "status", "nodeInfo", "osImage")),
                Column.wide("KERNEL-VERSION", o -> text(o, "status", "nodeInfo", "kernelVersion")),
                Column.wide("CONTAINER-RUNTIME", o -> text(o, "status", "nodeInfo", "containerRuntimeVersion")));
    }

    private static List<Column> bindings() {
        return List.of(
                Column.of("ROLE", o -> text(o, "roleRef", "kind") + "/" + text(o, "roleRef", "name")), Tables.AGE);
    }

    private static List<Column> webhooks() {
        return List.of(
                Column.of("WEBHOOKS", o -> String.valueOf(at(o, "webhooks").size())), Tables.AGE);
    }

    private static String nodeStatus(JsonNode node) {
        String ready = each(node, "status", "conditions")
                .filter(c -> text(c, "type").equals("Ready"))
                .map(c -> text(c, "status").equals("True") ? "Ready" : "NotReady")
                .findFirst()
                .orElse("Unknown");
        return ready + (at(node, "spec", "unschedulable").asBoolean() ? ",SchedulingDisabled" : "");
    }

    private static String address(JsonNode node, String type) {
        return each(node, "status", "addresses")
                .filter(a -> text(a, "type").equals(type))
                .map(a -> text(a, "address"))
                .findFirst()
                .orElse("<none>");
    }

    private static String claimStatus(JsonNode claim) {
        return text(claim, "metadata", "deletionTimestamp").isEmpty() ? text(claim, "status", "phase") : "Terminating";
    }

    private static String modes(JsonNode object, String... path) {
        return texts(object, path)
                .map(m -> switch (m) {
                    case "ReadWriteOnce" -> "RWO";
                    case "ReadOnlyMany" -> "ROX";
                    case "ReadWriteMany" -> "RWX";
                    case "ReadWriteOncePod" -> "RWOP";
                    default -> m;
                })
                .collect(Collectors.joining(","));
    }

    private static String quota(JsonNode quota, boolean limits) {
        JsonNode hard = at(quota, "status", "hard").isEmpty() ? at(quota, "spec", "hard") : at(quota, "status", "hard");
        return map(hard).entrySet().stream()
                .filter(e -> e.getKey().startsWith("limits.") == limits)
                .map(e -> e.getKey() + ": "
                        + or(at(quota, "status", "used", e.getKey()).asText(), "0") + "/" + e.getValue())
                .collect(Collectors.joining(", "));
    }
}
