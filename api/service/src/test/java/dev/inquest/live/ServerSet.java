package dev.inquest.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Takes from an output what the API server sets and what follows from the hour: ids, versions, ages, times of creation. */
final class ServerSet {

    private static final Set<String> FIELDS = Set.of("uid", "resourceVersion", "creationTimestamp", "generation");
    private static final Pattern UID = Pattern.compile("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");
    private static final Pattern CREATED = Pattern.compile("(?m)^(\\s*CreationTimestamp:).*$");
    /** Not the thousandths of a processor, which look the same. */
    private static final Pattern AGE = Pattern.compile("(?<!cpu:? {0,30})(?<![\\w.=+-])(\\d+[ydhms]){1,2}(?![\\w.+-])");

    private static final Predicate<String> DEFAULT =
            Pattern.compile("^ *Image Pull Policy: .*").asMatchPredicate();

    private ServerSet() {}

    /** Without them, and without the widths of columns that follow from them. */
    static String without(String text) {
        String same = UID.matcher(text).replaceAll("UID");
        same = CREATED.matcher(same).replaceAll("$1 TIME");
        return AGE.matcher(same).replaceAll("AGE").replaceAll(" {2,}", " ");
    }

    /**
     * The lines of a description without them and without the defaults that it shows. Where it shows an object field by
     * field their order is that in which the server sends them, which for objects without a schema means nothing.
     */
    static List<String> linesWithout(String description) {
        return without(description).lines().filter(DEFAULT.negate()).toList();
    }

    /** YAML without them, as JSON. */
    static JsonNode withoutFields(String yaml) {
        try {
            JsonNode tree = new YAMLMapper().readTree(yaml);
            strip(tree);
            return tree;
        } catch (JsonProcessingException e) {
            throw new AssertionError("no YAML: " + yaml, e);
        }
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(FIELDS);
        }
        node.forEach(ServerSet::strip);
    }
}
