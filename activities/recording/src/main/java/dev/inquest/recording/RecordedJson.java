package dev.inquest.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The few JSON operations that the served objects need. */
final class RecordedJson {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private RecordedJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }

    /** The text at a dotted path such as {@code spec.nodeName}; absent when nothing or null is there. */
    static Optional<String> text(JsonNode node, String dottedPath) {
        JsonNode found = at(node, dottedPath);
        return found.isValueNode() && !found.isNull() ? Optional.of(found.asText()) : Optional.empty();
    }

    static JsonNode at(JsonNode node, String dottedPath) {
        JsonNode found = node;
        for (String step : dottedPath.split("\\.")) {
            found = found.path(step);
        }
        return found;
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    static String namespace(JsonNode object) {
        return object.path("metadata").path("namespace").asText();
    }
}
