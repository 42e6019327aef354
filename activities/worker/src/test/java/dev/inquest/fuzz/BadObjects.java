package dev.inquest.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Objects as no cluster should send them: real shapes in which any field may be absent or of another type. */
final class BadObjects {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Says what the object is: the reader of the cluster sets it by what was asked for. */
    private static final Set<String> KEPT = Set.of("apiVersion", "kind", "metadata");

    private static final double CHANGED = 0.04;

    private final Random random;
    private final List<JsonNode> shapes;

    BadObjects(Random random) {
        this.random = random;
        this.shapes = shapes();
    }

    private static List<JsonNode> shapes() {
        List<JsonNode> shapes = new ArrayList<>();
        try (InputStream stream = BadObjects.class.getResourceAsStream("shapes.yaml")) {
            for (String document :
                    new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).split("(?m)^---$")) {
                shapes.add(YAML.readTree(document));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("shapes.yaml", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shapes;
    }

    /** The shapes as they are: a small broken application with everything around it. */
    List<JsonNode> intact() {
        return shapes;
    }

    /** Some shape, its fields dropped or replaced here and there; metadata is left to say what it is. */
    ObjectNode next() {
        ObjectNode object = shapes.get(random.nextInt(shapes.size())).deepCopy();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!KEPT.contains(field.getKey())) {
                field.setValue(changed(field.getValue()));
            }
        }
        if (random.nextInt(10) == 0) {
            object.remove(random.nextBoolean() ? "spec" : "status");
        }
        if (random.nextInt(20) == 0) {
            ((ObjectNode) object.path("metadata")).set("labels", other());
        }
        return object;
    }

    private JsonNode changed(JsonNode node) {
        if (random.nextDouble() < CHANGED) {
            return other();
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = NODES.objectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                if (random.nextDouble() >= CHANGED) {
                    copy.set(field.getKey(), changed(field.getValue()));
                }
            }
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = NODES.arrayNode();
            array.forEach(n -> copy.add(changed(n)));
            return copy;
        }
        return node;
    }

    /** A value of any type, large and strange ones among them. */
    private JsonNode other() {
        return switch (random.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(-1);
            case 2 -> NODES.numberNode(Long.MAX_VALUE);
            case 3 -> NODES.numberNode(1e300);
            case 4 -> NODES.booleanNode(true);
            case 5 -> NODES.textNode("");
            case 6 -> NODES.textNode("x".repeat(50_000));
            case 7 -> NODES.textNode("\u0000\uD800 ../../%s${}[](*.)+\\");
            case 8 -> NODES.arrayNode().add(NODES.nullNode()).add(3).add("a").add(NODES.objectNode());
            case 9 -> NODES.objectNode().put("a/b", "c").putNull("");
            case 10 -> NODES.textNode("99999999999999999999");
            default -> NODES.objectNode().set("name", NODES.arrayNode());
        };
    }
}
