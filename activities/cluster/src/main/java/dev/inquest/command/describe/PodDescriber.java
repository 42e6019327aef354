package dev.inquest.command.describe;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.table.PodCells;
import java.util.Optional;

/** Describes pods. */
final class PodDescriber implements Describer {

    @Override
    public void describe(JsonNode pod, DescribePage page, RelatedObjects surroundings) {
        page.optional("Priority", text(pod, "spec", "priority"))
                .optional("Service Account", text(pod, "spec", "serviceAccountName"))
                .line("Node", node(pod))
                .optional("Start Time", text(pod, "status", "startTime"));
        Common.labels(pod, page);
        page.line("Status", PodCells.status(pod))
                .optional("Reason", text(pod, "status", "reason"))
                .optional("Message", text(pod, "status", "message"))
                .line("IP", text(pod, "status", "podIP"))
                .optional("Controlled By", Common.controller(pod));
        containers(pod, "Init Containers", "initContainers", "initContainerStatuses", page);
        containers(pod, "Containers", "containers", "containerStatuses", page);
        Common.conditions(pod, page);
        page.section("Volumes", () -> each(pod, "spec", "volumes").forEach(v -> volume(v, page)));
        page.optional("QoS Class", text(pod, "status", "qosClass"))
                .pairs("Node-Selectors", map(pod, "spec", "nodeSelector"), "=")
                .lines(
                        "Tolerations",
                        each(pod, "spec", "tolerations")
                                .map(PodDescriber::toleration)
                                .toList());
        if (at(pod, "spec").has("affinity")) {
            page.section("Affinity", () -> GenericDescriber.fields(at(pod, "spec", "affinity"), page));
        }
        each(pod, "spec", "topologySpreadConstraints")
                .forEach(c -> page.line(
                        "Topology Spread",
                        text(c, "topologyKey") + ":" + text(c, "whenUnsatisfiable") + " max skew "
                                + text(c, "maxSkew")));
    }

    private static String node(JsonNode pod) {
        String name = text(pod, "spec", "nodeName");
        String address = text(pod, "status", "hostIP");
        return name.isEmpty() ? "<none>" : name + (address.isEmpty() ? "" : "/" + address);
    }

    private static void containers(JsonNode pod, String heading, String specs, String statuses, DescribePage page) {
        if (at(pod, "spec", specs).isEmpty()) {
            return;
        }
        page.section(heading, () -> each(pod, "spec", specs).forEach(spec -> {
            Optional<JsonNode> status = each(pod, "status", statuses)
                    .filter(s -> text(s, "name").equals(text(spec, "name")))
                    .findFirst();
            ContainerText.write(spec, status, page);
        }));
    }

    static void volume(JsonNode volume, DescribePage page) {
        page.plain(text(volume, "name") + ":");
        page.nested(() -> volume.properties().stream()
                .filter(f -> !f.getKey().equals("name"))
                .forEach(f -> {
                    page.line("Type", type(f.getKey()));
                    GenericDescriber.fields(f.getValue(), page);
                }));
    }

    private static String type(String field) {
        return switch (field) {
            case "persistentVolumeClaim" ->
                "PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same" + " namespace)";
            case "configMap" -> "ConfigMap (a volume populated by a ConfigMap)";
            case "secret" -> "Secret (a volume populated by a Secret)";
            case "emptyDir" -> "EmptyDir (a temporary directory that shares a pod's lifetime)";
            default -> Character.toUpperCase(field.charAt(0)) + field.substring(1);
        };
    }

    private static String toleration(JsonNode toleration) {
        String value = text(toleration, "value");
        String effect = text(toleration, "effect");
        String operator = text(toleration, "operator").equals("Exists") ? " op=Exists" : "";
        String seconds = text(toleration, "tolerationSeconds");
        return or(text(toleration, "key"), "")
                + (value.isEmpty() ? "" : "=" + value)
                + (effect.isEmpty() ? "" : ":" + effect)
                + operator
                + (seconds.isEmpty() ? "" : " for " + seconds + "s");
    }
}
