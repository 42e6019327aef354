package dev.inquest.command.reach;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.kind;
import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.pairs;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.command.api.Selection;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.LabelSelectors;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Who calls, or who is called.
 *
 * @param entity what it is
 * @param object the object
 * @param namespace its namespace
 * @param pods its pods, running ones first; empty when they were withheld
 */
record Party(Entity entity, JsonNode object, String namespace, Optional<List<JsonNode>> pods) {

    /** A party and its pods. */
    static Party of(JsonNode object, String namespace, Sight sight) {
        return new Party(Fields.entity(object), object, namespace, pods(object, namespace, sight));
    }

    boolean isService() {
        return kind(object).equals("Service");
    }

    /**
     * A pod that stands for all of them: policies go by labels, and those of one workload carry the same. Where there is
     * none, the pod that the template would make.
     */
    Optional<JsonNode> representative() {
        return pods.flatMap(all -> all.stream().findFirst()).or(() -> Optional.of(at(object, "spec", "template"))
                .filter(JsonNode::isObject)
                .map(this::made));
    }

    private JsonNode made(JsonNode template) {
        ObjectNode pod = template.deepCopy();
        ObjectNode metadata = pod.path("metadata") instanceof ObjectNode own ? own : pod.putObject("metadata");
        metadata.put("namespace", namespace).put("name", name(object));
        return pod.put("kind", "Pod");
    }

    private static Optional<List<JsonNode>> pods(JsonNode object, String namespace, Sight sight) {
        if (kind(object).equals("Pod")) {
            return Optional.of(List.of(object));
        }
        boolean service = kind(object).equals("Service");
        JsonNode selector = at(object, "spec", "selector");
        Map<String, String> labels = service ? map(object, "spec", "selector") : map(selector, "matchLabels");
        if (service && labels.isEmpty()) {
            return Optional.of(List.of());
        }
        Selection selection = labels.isEmpty() ? Selection.ALL : Selection.labelled(pairs(labels));
        return sight.list("pods", namespace, selection).map(all -> all.stream()
                .filter(p -> service
                        ? LabelSelectors.selectsUnlessEmpty(labels, labels(p))
                        : LabelSelectors.selects(selector, labels(p)))
                .sorted(Comparator.comparing(Party::order))
                .toList());
    }

    private static String order(JsonNode pod) {
        boolean running = text(pod, "status", "phase").equals("Running")
                && Objects.equals(text(pod, "metadata", "deletionTimestamp"), "");
        return (running ? "0" : "1") + name(pod);
    }
}
