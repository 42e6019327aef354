package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.inquest.text.Plain;

/** An answer of the service whose texts are harmless to a terminal: in it stands what pages, logs and objects say. */
final class PlainAnswer {

    private PlainAnswer() {}

    /** The same tree, its texts made plain. */
    static JsonNode of(JsonNode answer) {
        if (answer instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(of(field.getValue())));
        } else if (answer instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, of(array.get(i)));
            }
        } else if (answer instanceof TextNode text) {
            return TextNode.valueOf(Plain.text(text.asText()));
        }
        return answer;
    }
}
