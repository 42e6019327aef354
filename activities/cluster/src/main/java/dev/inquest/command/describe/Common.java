package dev.inquest.command.describe;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Parts that many descriptions share. */
final class Common {

    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final int MAX_ANNOTATION = 200;

    private Common() {}

    /** Labels and annotations; the last applied configuration is left out as kubectl does. */
    static void labels(JsonNode object, DescribePage page) {
        page.pairs("Labels", map(object, "metadata", "labels"), "=");
        Map<String, String> annotations = new TreeMap<>(map(object, "metadata", "annotations"));
        annotations.remove(LAST_APPLIED);
        annotations.replaceAll((k, v) -> v.length() <= MAX_ANNOTATION ? v : v.substring(0, MAX_ANNOTATION) + "…");
        page.pairs("Annotations", annotations, ": ");
    }

    /** As in {@code ReplicaSet/web-5d4f}, empty when nothing controls it. */
    static String controller(JsonNode object) {
        return each(object, "metadata", "ownerReferences")
                .filter(o -> o.path("controller").asBoolean())
                .map(o -> text(o, "kind") + "/" + text(o, "name"))
                .findFirst()
                .orElse("");
    }

    /** The conditions, with reason and message where they say why. */
    static void conditions(JsonNode object, DescribePage page) {
        if (at(object, "status", "conditions").isEmpty()) {
            return;
        }
        page.section("Conditions", () -> {
            List<List<String>> rows = new ArrayList<>();
            each(object, "status", "conditions")
                    .forEach(c -> rows.add(
                            List.of(text(c, "type"), text(c, "status"), text(c, "reason"), text(c, "message"))));
            page.table(Columns.text(List.of("Type", "Status", "Reason", "Message"), rows));
        });
    }

    /** A pod template. */
    static void template(JsonNode template, DescribePage page) {
        page.section("Pod Template", () -> {
            page.pairs("Labels", map(template, "metadata", "labels"), "=");
            Map<String, String> annotations = map(template, "metadata", "annotations");
            if (!annotations.isEmpty()) {
                page.pairs("Annotations", annotations, "=");
            }
            page.optional("Service Account", text(template, "spec", "serviceAccountName"));
            for (String containers : List.of("initContainers", "containers")) {
                if (!at(template, "spec", containers).isEmpty()) {
                    page.section(containers.equals("containers") ? "Containers" : "Init Containers", () -> each(
                                    template, "spec", containers)
                            .forEach(c -> ContainerText.write(c, Optional.empty(), page)));
                }
            }
            page.section("Volumes", () -> each(template, "spec", "volumes").forEach(v -> PodDescriber.volume(v, page)));
            page.pairs("Node-Selectors", map(template, "spec", "nodeSelector"), "=");
            if (at(template, "spec").has("affinity")) {
                page.section("Affinity", () -> GenericDescriber.fields(at(template, "spec", "affinity"), page));
            }
        });
    }
}
