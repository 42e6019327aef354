package dev.inquest.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Entity;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads fields of objects; what is not there is empty, never an error. */
public final class Fields {

    private Fields() {}

    /** The node at a path of field names. */
    public static JsonNode at(JsonNode node, String... path) {
        JsonNode at = node;
        for (String name : path) {
            at = at.path(name);
        }
        return at;
    }

    /** The text at a path, empty when there is none. */
    public static String text(JsonNode node, String... path) {
        return at(node, path).asText("");
    }

    /** The text, or this when it is empty. */
    public static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    /** The elements at a path. */
    public static Stream<JsonNode> each(JsonNode node, String... path) {
        return StreamSupport.stream(at(node, path).spliterator(), false);
    }

    /** The elements of the list at a path; none when it is no list. */
    public static List<JsonNode> list(JsonNode node, String... path) {
        List<JsonNode> elements = new ArrayList<>();
        JsonNode at = at(node, path);
        if (at.isArray()) {
            at.forEach(elements::add);
        }
        return elements;
    }

    /** The texts at a path. */
    public static Stream<String> texts(JsonNode node, String... path) {
        return each(node, path).map(JsonNode::asText);
    }

    /** The map at a path, sorted by key. */
    public static Map<String, String> map(JsonNode node, String... path) {
        Map<String, String> map = new TreeMap<>();
        at(node, path)
                .properties()
                .forEach(e -> map.put(e.getKey(), e.getValue().asText()));
        return map;
    }

    /** A map as {@code a=b,c=d}, or {@code <none>}. */
    public static String pairs(Map<String, String> map) {
        return map.isEmpty()
                ? "<none>"
                : map.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining(","));
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
        return each(object, "status", "conditions")
                .filter(c -> text(c, "type").equals(type))
                .map(c -> text(c, "status"))
                .findFirst()
                .orElse("");
    }

    /** The name of an object. */
    public static String name(JsonNode object) {
        return text(object, "metadata", "name");
    }

    /** The namespace of an object, or null. */
    public static @Nullable String namespace(JsonNode object) {
        String namespace = text(object, "metadata", "namespace");
        return namespace.isEmpty() ? null : namespace;
    }

    /** The labels of an object. */
    public static Map<String, String> labels(JsonNode object) {
        return map(object, "metadata", "labels");
    }

    /** The kind of an object. */
    public static String kind(JsonNode object) {
        return text(object, "kind");
    }

    /** The object as an entity. */
    public static Entity entity(JsonNode object) {
        return new Entity(namespace(object), kind(object), name(object));
    }

    /** The time at a path, or null. */
    public static @Nullable Instant time(JsonNode node, String... path) {
        String text = text(node, path);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
