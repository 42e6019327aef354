package dev.inquest.command.kubectl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.inquest.command.output.OutputBuilder;
import java.util.Map;

/** How long outputs may be, and how values are shortened to that. */
final class Caps {

    /** Characters of a whole output: about 16,000 tokens, more than any role reads. */
    static final int MAX_TEXT = 60_000;

    /** Characters of one value inside an object, as of one key of a ConfigMap. */
    static final int MAX_VALUE = 8_000;

    /** Names in an {@code -o name} listing. */
    static final int MAX_NAMES = 1_000;

    private Caps() {}

    /** How many characters the output may still grow. */
    static int room(OutputBuilder out) {
        return Math.max(0, MAX_TEXT - out.length());
    }

    /** A copy of the object whose texts have at most this many characters; a cut says how much is missing. */
    static JsonNode shorten(JsonNode node, int max) {
        if (node.isTextual()) {
            return shortened(node.asText(), max);
        }
        if (node.isArray()) {
            ArrayNode copy = ((ArrayNode) node).arrayNode();
            node.forEach(n -> copy.add(shorten(n, max)));
            return copy;
        }
        if (node.isObject()) {
            ObjectNode copy = ((ObjectNode) node).objectNode();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                copy.set(field.getKey(), shorten(field.getValue(), max));
            }
            return copy;
        }
        return node;
    }

    private static JsonNode shortened(String text, int max) {
        return text.length() <= max
                ? TextNode.valueOf(text)
                : TextNode.valueOf(
                        text.substring(0, max) + "… (" + (text.length() - max) + " characters more, not shown)");
    }
}
