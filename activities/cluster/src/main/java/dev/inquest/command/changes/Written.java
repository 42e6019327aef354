package dev.inquest.command.changes;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.time;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an object's managedFields: who wrote last when, and the fields that this writer set. They are names of
 * fields and keys of lists, never values; which of them the last write changed is not told.
 *
 * @param manager who wrote
 * @param when when last, or null
 * @param subresource through which subresource, empty for the object itself
 * @param fields the fields, as in {@code spec.template.spec.containers[app].image}
 */
record Written(String manager, @Nullable Instant when, String subresource, List<String> fields) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIELD = "f:";
    private static final String KEY = "k:";

    Written {
        fields = List.copyOf(fields);
    }

    /** The entries of an object. */
    static List<Written> of(JsonNode object) {
        return each(object, "metadata", "managedFields")
                .map(entry -> {
                    List<String> fields = new ArrayList<>();
                    collect("", at(entry, "fieldsV1"), fields);
                    return new Written(
                            or(text(entry, "manager"), "unknown"),
                            time(entry, "time"),
                            text(entry, "subresource"),
                            fields);
                })
                .toList();
    }

    /** Whether someone meant something by it: not a controller that reports status or counts revisions. */
    boolean isConfiguration() {
        return !subresource.equals("status")
                && fields.stream()
                        .anyMatch(f -> !f.startsWith("status")
                                && !f.startsWith("metadata.annotations.deployment.kubernetes.io/")
                                && !f.equals("metadata.annotations"));
    }

    /** The fields in few words, those of the specification first. */
    String summary(int most) {
        List<String> ordered = Stream.concat(
                        fields.stream().filter(f -> !f.startsWith("metadata")),
                        fields.stream().filter(f -> f.startsWith("metadata")))
                .filter(f -> !f.startsWith("status"))
                .toList();
        String shown = String.join(", ", ordered.stream().limit(most).toList());
        return ordered.size() > most ? shown + " and " + (ordered.size() - most) + " more" : shown;
    }

    private static void collect(String path, JsonNode node, List<String> into) {
        boolean leaf = true;
        for (Map.Entry<String, JsonNode> child : node.properties()) {
            String name = child.getKey();
            if (name.startsWith(FIELD)) {
                String field = name.substring(FIELD.length());
                collect(path.isEmpty() ? field : path + "." + field, child.getValue(), into);
                leaf = false;
            } else if (name.startsWith(KEY)) {
                collect(path + "[" + key(name.substring(KEY.length())) + "]", child.getValue(), into);
                leaf = false;
            }
        }
        if (leaf && !path.isEmpty()) {
            into.add(path);
        }
    }

    /** The first value of a list key, as in {@code {"name":"app"}}. */
    private static String key(String json) {
        try {
            JsonNode key = JSON.readTree(json);
            return key.properties().stream()
                    .map(e -> e.getValue().asText())
                    .findFirst()
                    .orElse("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
