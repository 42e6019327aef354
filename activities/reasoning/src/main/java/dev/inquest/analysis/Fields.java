package dev.inquest.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Reads fields of Kubernetes objects; what is absent reads as empty. */
public final class Fields {

    private static final int PATHS = 2_000;

    /** Paths are constants of the rules: each is taken apart once, and its names keep their hashes. */
    private static final Map<String, String[]> NAMES = new ConcurrentHashMap<>();

    private Fields() {}

    /** The node at a path of field names, as in {@code spec.template.spec}; a missing node when absent. */
    public static JsonNode at(JsonNode node, String path) {
        JsonNode at = node;
        for (String name : names(path)) {
            at = at.path(name);
        }
        return at;
    }

    private static String[] names(String path) {
        String[] known = NAMES.get(path);
        if (known == null) {
            known = path.split("\\.", -1);
            if (NAMES.size() < PATHS) {
                NAMES.put(path, known);
            }
        }
        return known;
    }

    /** The text at the path, or an empty text. */
    public static String text(JsonNode node, String path) {
        JsonNode at = at(node, path);
        return at.isValueNode() && !at.isNull() ? at.asText() : "";
    }

    /** The members of the list at the path. */
    public static List<JsonNode> list(JsonNode node, String path) {
        List<JsonNode> members = new ArrayList<>();
        JsonNode at = at(node, path);
        if (at.isArray()) {
            at.forEach(members::add);
        }
        return members;
    }

    /** A map of texts, such as labels or a selector, sorted by key. */
    public static Map<String, String> map(JsonNode node, String path) {
        Map<String, String> map = new TreeMap<>();
        JsonNode at = at(node, path);
        for (Map.Entry<String, JsonNode> field : at.properties()) {
            map.put(field.getKey(), field.getValue().asText());
        }
        return map;
    }

    /** Reads {@code a=b,c=d} as tables print selectors; {@code <none>} is empty. */
    public static Map<String, String> pairs(String cell) {
        Map<String, String> map = new TreeMap<>();
        for (String pair : cell.split(",")) {
            int eq = pair.indexOf('=');
            if (eq > 0) {
                map.put(pair.substring(0, eq).strip(), pair.substring(eq + 1).strip());
            }
        }
        return map;
    }

    /** The status of the condition of the type, or an empty text. */
    public static String condition(JsonNode object, String type) {
        return list(object, "status.conditions").stream()
                .filter(c -> text(c, "type").equals(type))
                .map(c -> text(c, "status"))
                .findFirst()
                .orElse("");
    }
}
