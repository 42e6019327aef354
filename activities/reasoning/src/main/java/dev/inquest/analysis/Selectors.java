package dev.inquest.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Label selectors as Kubernetes evaluates them. */
public final class Selectors {

    private Selectors() {}

    /** Whether the labels meet all pairs and all expressions; an empty selector meets everything. */
    public static boolean matches(JsonNode selector, Map<String, String> labels) {
        return Fields.matches(Fields.map(selector, "matchLabels"), labels)
                && Fields.list(selector, "matchExpressions").stream().allMatch(e -> holds(e, labels));
    }

    /** Whether it asks for nothing and so meets everything. */
    public static boolean isEmpty(JsonNode selector) {
        return Fields.map(selector, "matchLabels").isEmpty()
                && Fields.list(selector, "matchExpressions").isEmpty();
    }

    private static boolean holds(JsonNode expression, Map<String, String> labels) {
        String value = labels.get(Fields.text(expression, "key"));
        List<String> values =
                Fields.list(expression, "values").stream().map(JsonNode::asText).toList();
        return switch (Fields.text(expression, "operator")) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
