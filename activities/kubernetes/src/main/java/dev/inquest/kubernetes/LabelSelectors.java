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

    /** Tells if the selector selects what carries these labels; an empty selector selects everything. */
    public static boolean selects(JsonNode selector, Map<String, String> labels) {
        return selects(map(selector, "matchLabels"), labels)
                && each(selector, "matchExpressions").allMatch(e -> holds(e, labels));
    }

    /** Tells if the labels have all these pairs; an empty selector selects everything. */
    public static boolean selects(Map<String, String> pairs, Map<String, String> labels) {
        return labels.entrySet().containsAll(pairs.entrySet());
    }

    /** Tells if the labels have all these pairs; an empty selector selects nothing, as that of a Service. */
    public static boolean selectsUnlessEmpty(Map<String, String> pairs, Map<String, String> labels) {
        return !pairs.isEmpty() && selects(pairs, labels);
    }

    /** Tells if the selector asks for nothing, and so selects everything. */
    public static boolean isEmpty(JsonNode selector) {
        return map(selector, "matchLabels").isEmpty()
                && each(selector, "matchExpressions").findAny().isEmpty();
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
