package dev.inquest.recording.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An object about to become a table row at the cluster's "now"; paths are dotted. */
public record Row(JsonNode object, Instant now) {
    /** Marks, as annotation or label, an object of which only a table row was known. */
    private static final String PARTIAL = "recording/partial";

    static final String NONE = "<none>";
    static final String UNSET = "<unset>";

    /** Whether no more than its row in some table was recorded of an object: nothing can be said of its inside. */
    public static boolean isPartial(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return metadata.path("annotations").has(PARTIAL)
                || metadata.path("labels").has(PARTIAL);
    }

    JsonNode at(String path) {
        JsonNode found = object;
        for (String step : path.split("\\.")) {
            found = found.path(step);
        }
        return found;
    }

    boolean has(String path) {
        JsonNode found = at(path);
        return !found.isMissingNode() && !found.isNull();
    }

    String text(String path) {
        return at(path).asText();
    }

    String text(String path, String otherwise) {
        String text = text(path);
        return text.isEmpty() ? otherwise : text;
    }

    long number(String path) {
        return at(path).asLong();
    }

    String age(String path) {
        return PrintedAges.since(text(path), now);
    }

    Stream<JsonNode> items(String path) {
        return stream(at(path));
    }

    String joined(String path, String field) {
        return items(path).map(item -> item.path(field).asText()).collect(Collectors.joining(","));
    }

    /** A plain label map: {@code app=web,tier=front}. */
    String labels(String path) {
        List<String> pairs = pairs(at(path));
        return pairs.isEmpty() ? NONE : String.join(",", pairs);
    }

    /** A label selector with matchLabels and matchExpressions. */
    String selector(String path) {
        List<String> terms = new ArrayList<>(pairs(at(path + ".matchLabels")));
        items(path + ".matchExpressions").map(Row::term).forEach(terms::add);
        return terms.isEmpty() ? NONE : String.join(",", terms);
    }

    private static String term(JsonNode expression) {
        String key = expression.path("key").asText();
        String operator = expression.path("operator").asText();
        String values = stream(expression.path("values"))
                .map(JsonNode::asText)
                .sorted()
                .collect(Collectors.joining(",", "(", ")"));
        return switch (operator) {
            case "Exists" -> key;
            case "DoesNotExist" -> "!" + key;
            default -> key + " " + operator.toLowerCase(Locale.ROOT) + " " + values;
        };
    }

    private static List<String> pairs(JsonNode map) {
        TreeMap<String, String> sorted = new TreeMap<>();
        map.properties()
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue().asText()));
        return sorted.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The first few of a list, and how many more there are, as tables shorten lists. */
    static String firstOf(List<String> all, int shown, String separator) {
        String first = all.stream().limit(shown).collect(Collectors.joining(separator));
        return all.size() <= shown ? first : first + " + " + (all.size() - shown) + " more...";
    }
}
