package dev.inquest.command.changes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.Credentials;
import dev.inquest.kubernetes.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One value inside an object and where it is, as in {@code containers[app].image}. Elements of lists are named by what
 * tells them apart, so that an inserted element does not seem to change those after it.
 *
 * @param path where
 * @param value the value
 */
record FlatField(String path, String value) {

    private static final List<String> KEYS = List.of("name", "containerPort", "port", "mountPath", "key", "ip", "host");

    /** All values of a tree, in its order. */
    static List<FlatField> of(JsonNode tree) {
        List<FlatField> fields = new ArrayList<>();
        flatten("", tree, fields);
        return fields;
    }

    /** The field as a line; what looks like a credential is not shown. */
    String line() {
        return path + ": " + Credentials.hide(path, value);
    }

    private static void flatten(String path, JsonNode node, List<FlatField> into) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties()
                    .forEach(e -> flatten(path.isEmpty() ? e.getKey() : path + "." + e.getKey(), e.getValue(), into));
        } else if (node.isArray() && hasContainers(node)) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "[" + key(node.get(i), i) + "]", node.get(i), into);
            }
        } else {
            into.add(new FlatField(path, node.isArray() ? joined(node) : node.isValueNode() ? node.asText() : "{}"));
        }
    }

    private static boolean hasContainers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).anyMatch(JsonNode::isContainerNode);
    }

    private static String key(JsonNode element, int position) {
        return KEYS.stream()
                .map(k -> Fields.text(element, k))
                .filter(k -> !k.isEmpty())
                .findFirst()
                .orElse(String.valueOf(position));
    }

    private static String joined(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(" "));
    }
}
