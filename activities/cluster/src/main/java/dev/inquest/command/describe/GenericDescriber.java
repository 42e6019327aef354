package dev.inquest.command.describe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** Describes anything: its fields, nested, headings in words, as kubectl does for kinds that it does not know. */
final class GenericDescriber implements Describer {

    private static final Set<String> DONE = Set.of("apiVersion", "kind", "metadata");

    @Override
    public void describe(JsonNode object, DescribePage page, RelatedObjects surroundings) {
        Common.labels(object, page);
        page.line("API Version", object.path("apiVersion").asText())
                .line("Kind", object.path("kind").asText());
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!DONE.contains(field.getKey())) {
                field(field.getKey(), field.getValue(), page);
            }
        }
    }

    /** The fields of an object, nested at the current depth. */
    static void fields(JsonNode node, DescribePage page) {
        node.properties().forEach(f -> field(f.getKey(), f.getValue(), page));
    }

    private static void field(String name, JsonNode value, DescribePage page) {
        if (!value.isContainerNode()) {
            page.line(words(name), value.asText());
        } else if (value.isEmpty()) {
            page.line(words(name), value.isArray() ? "[]" : "{}");
        } else {
            page.section(words(name), () -> {
                if (value.isArray()) {
                    elements(value, page);
                } else {
                    fields(value, page);
                }
            });
        }
    }

    private static void elements(JsonNode array, DescribePage page) {
        for (JsonNode element : array) {
            if (element.isObject()) {
                page.plain("-");
                page.nested(() -> fields(element, page));
            } else {
                page.plain("- " + element.asText());
            }
        }
    }

    private static String words(String field) {
        if (field.indexOf('.') >= 0 || field.indexOf('/') >= 0 || field.indexOf('-') >= 0) {
            return field;
        }
        String spaced = field.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
        return spaced.isEmpty() ? spaced : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
