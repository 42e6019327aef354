package dev.inquest.recording.table;

import static dev.inquest.recording.table.PrintedColumn.age;
import static dev.inquest.recording.table.PrintedColumn.objectName;
import static dev.inquest.recording.table.PrintedColumn.text;
import static dev.inquest.recording.table.PrintedColumn.wide;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Volumes, claims and their classes. */
final class StorageTables {
    private static final Map<String, String> SHORT_MODES =
            Map.of("ReadWriteOnce", "RWO", "ReadOnlyMany", "ROX", "ReadWriteMany", "RWX", "ReadWriteOncePod", "RWOP");
    private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

    static final Map<String, List<PrintedColumn>> ALL = Map.of(
            "persistentvolumeclaims",
            List.of(
                    objectName(),
                    text("Status", StorageTables::phase),
                    text("Volume", row -> row.text("spec.volumeName")),
                    text("Capacity", row -> bound(row) ? row.text("status.capacity.storage", "0") : ""),
                    text("Access Modes", row -> bound(row) ? modes(row, "status.accessModes") : ""),
                    text("StorageClass", row -> row.text("spec.storageClassName")),
                    text("VolumeAttributesClass", row -> row.text("spec.volumeAttributesClassName", Row.UNSET)),
                    age(),
                    wide("VolumeMode", row -> row.text("spec.volumeMode", Row.UNSET))),
            "persistentvolumes",
            List.of(
                    objectName(),
                    text("Capacity", row -> row.text("spec.capacity.storage", "0")),
                    text("Access Modes", row -> modes(row, "spec.accessModes")),
                    text("Reclaim Policy", row -> row.text("spec.persistentVolumeReclaimPolicy")),
                    text("Status", StorageTables::phase),
                    text(
                            "Claim",
                            row -> row.has("spec.claimRef")
                                    ? row.text("spec.claimRef.namespace") + "/" + row.text("spec.claimRef.name")
                                    : ""),
                    text("StorageClass", row -> row.text("spec.storageClassName")),
                    text("VolumeAttributesClass", row -> row.text("spec.volumeAttributesClassName", Row.UNSET)),
                    text("Reason", row -> row.text("status.reason")),
                    age(),
                    wide("VolumeMode", row -> row.text("spec.volumeMode", Row.UNSET))),
            "storageclasses.storage.k8s.io",
            List.of(
                    text("Name", StorageTables::className),
                    text("Provisioner", row -> row.text("provisioner")),
                    text("ReclaimPolicy", row -> row.text("reclaimPolicy", "Delete")),
                    text("VolumeBindingMode", row -> row.text("volumeBindingMode", "Immediate")),
                    text("AllowVolumeExpansion", row -> row.at("allowVolumeExpansion")
                            .asBoolean()),
                    age()));

    private StorageTables() {}

    private static boolean bound(Row claim) {
        return !claim.text("spec.volumeName").isEmpty();
    }

    private static String phase(Row volume) {
        return volume.has("metadata.deletionTimestamp") ? "Terminating" : volume.text("status.phase");
    }

    private static String modes(Row row, String path) {
        return row.items(path)
                .map(JsonNode::asText)
                .distinct()
                .map(mode -> SHORT_MODES.getOrDefault(mode, mode))
                .collect(Collectors.joining(","));
    }

    private static String className(Row storageClass) {
        // The annotation's own name holds dots, so it is no path.
        JsonNode annotations = storageClass.at("metadata.annotations");
        boolean isDefault = annotations.path(DEFAULT_CLASS).asText().equals("true");
        return storageClass.text("metadata.name") + (isDefault ? " (default)" : "");
    }
}
