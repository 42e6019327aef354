package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.labels;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Selectors against labels, as Kubernetes defines them: an empty selector matches everything. */
final class Labels {

    private Labels() {}

    /** Whether the object carries every pair. */
    static boolean match(Map<String, String> selector, JsonNode object) {
        return labels(object).entrySet().containsAll(selector.entrySet());
    }

    /** Whether a label selector with {@code matchLabels} and {@code matchExpressions} takes these labels. */
    static boolean match(JsonNode selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(map(selector, "matchLabels").entrySet())
                && each(selector, "matchExpressions").allMatch(e -> holds(e, labels));
    }

    private static boolean holds(JsonNode expression, Map<String, String> labels) {
        String key = text(expression, "key");
        boolean among = labels.containsKey(key) && texts(expression, "values").anyMatch(v -> v.equals(labels.get(key)));
        return switch (text(expression, "operator")) {
            case "In" -> among;
            case "NotIn" -> !among;
            case "Exists" -> labels.containsKey(key);
            case "DoesNotExist" -> !labels.containsKey(key);
            default -> false;
        };
    }
}
