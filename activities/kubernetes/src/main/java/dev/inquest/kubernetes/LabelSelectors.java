package dev.inquest.kubernetes;

import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Label selectors with {@code matchLabels} and {@code matchExpressions}, as Kubernetes defines them. */
public final class LabelSelectors {

    private LabelSelectors() {}

    /** Whether the selector selects what carries these labels; an empty selector selects everything. */
    public static boolean selects(JsonNode selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(map(selector, "matchLabels").entrySet())
                && each(selector, "matchExpressions").allMatch(e -> holds(e, labels));
    }

    /** The label keys that the selector asks about. */
    public static Set<String> keys(JsonNode selector) {
        Set<String> keys = new TreeSet<>(map(selector, "matchLabels").keySet());
        each(selector, "matchExpressions").forEach(e -> keys.add(text(e, "key")));
        return keys;
    }

    /** An unknown operator selects nothing, so that nothing is let through by mistake. */
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
