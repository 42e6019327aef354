package dev.inquest.command.describe;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.namespace;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.Selection;
import dev.inquest.kubernetes.Fields;
import java.util.List;
import java.util.stream.Collectors;

/** Describes volumes and the claims on them. */
final class StorageDescriber implements Describer {

    @Override
    public void describe(JsonNode object, DescribePage page, RelatedObjects surroundings) {
        Common.labels(object, page);
        boolean claim = text(object, "kind").equals("PersistentVolumeClaim");
        page.line("StorageClass", text(object, "spec", "storageClassName"))
                .line("Status", text(object, "status", "phase"))
                .line("Access Modes", texts(object, "spec", "accessModes").collect(Collectors.joining(",")))
                .line("VolumeMode", or(text(object, "spec", "volumeMode"), "Filesystem"));
        if (claim) {
            claim(object, page, surroundings);
        } else {
            volume(object, page);
        }
        Common.conditions(object, page);
    }

    private static void claim(JsonNode claim, DescribePage page, RelatedObjects surroundings) {
        page.line("Volume", text(claim, "spec", "volumeName"))
                .line("Requested", text(claim, "spec", "resources", "requests", "storage"))
                .line("Capacity", text(claim, "status", "capacity", "storage"));
        if (at(claim, "spec").has("selector")) {
            page.section("Selector", () -> GenericDescriber.fields(at(claim, "spec", "selector"), page));
        }
        surroundings.list("pods", namespace(claim), Selection.ALL).ifPresent(pods -> {
            List<String> users = pods.stream()
                    .filter(p -> each(p, "spec", "volumes").anyMatch(v -> text(v, "persistentVolumeClaim", "claimName")
                            .equals(name(claim))))
                    .map(Fields::name)
                    .toList();
            page.lines("Used By", users);
        });
    }

    private static void volume(JsonNode volume, DescribePage page) {
        page.line(
                        "Claim",
                        text(volume, "spec", "claimRef", "namespace") + "/" + text(volume, "spec", "claimRef", "name"))
                .line("Reclaim Policy", text(volume, "spec", "persistentVolumeReclaimPolicy"))
                .line("Capacity", text(volume, "spec", "capacity", "storage"))
                .optional("Reason", text(volume, "status", "reason"))
                .optional("Message", text(volume, "status", "message"));
        if (at(volume, "spec").has("nodeAffinity")) {
            page.section("Node Affinity", () -> GenericDescriber.fields(at(volume, "spec", "nodeAffinity"), page));
        }
        page.section("Source", () -> at(volume, "spec").properties().stream()
                .filter(f -> f.getValue().isObject())
                .filter(f -> !List.of("capacity", "claimRef", "nodeAffinity").contains(f.getKey()))
                .forEach(f -> {
                    page.line("Type", f.getKey());
                    GenericDescriber.fields(f.getValue(), page);
                }));
    }
}
