package dev.inquest.learn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A copy of a recording in a directory of its own, to be edited. */
final class EditedRecording {

    static final YAMLMapper YAML = YAMLMapper.builder()
            .configure(YAMLGenerator.Feature.SPLIT_LINES, false)
            .build();

    private final Path dir;

    private EditedRecording(Path dir) {
        this.dir = dir;
    }

    static EditedRecording copy(Path recording, Path into) throws IOException {
        Path dir = into.resolve(recording.getFileName().toString());
        try (Stream<Path> files = Files.walk(recording)) {
            for (Path file : files.toList()) {
                Path copy = dir.resolve(recording.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return new EditedRecording(dir);
    }

    Path dir() {
        return dir;
    }

    ObjectNode incident() throws IOException {
        return (ObjectNode) YAML.readTree(Files.readString(dir.resolve("incident.yaml")));
    }

    void incident(ObjectNode incident) throws IOException {
        Files.writeString(dir.resolve("incident.yaml"), YAML.writeValueAsString(incident));
    }

    /** The recorded objects of the kind; none where nothing was recorded. */
    List<ObjectNode> objects(String plural) throws IOException {
        Path file = dir.resolve("cluster").resolve(plural + ".yaml");
        List<ObjectNode> objects = new ArrayList<>();
        if (Files.exists(file)) {
            YAML.readTree(Files.readString(file)).path("items").forEach(o -> objects.add((ObjectNode) o));
        }
        return objects;
    }

    void objects(String plural, List<ObjectNode> objects) throws IOException {
        ObjectNode list = YAML.createObjectNode().put("apiVersion", "v1").put("kind", "List");
        ArrayNode items = list.putArray("items");
        objects.forEach(items::add);
        Files.createDirectories(dir.resolve("cluster"));
        Files.writeString(dir.resolve("cluster").resolve(plural + ".yaml"), YAML.writeValueAsString(list));
    }

    void add(String plural, String yaml) throws IOException {
        List<ObjectNode> objects = objects(plural);
        objects.add((ObjectNode) YAML.readTree(yaml));
        objects(plural, objects);
    }

    void remove(String plural, Predicate<ObjectNode> which) throws IOException {
        List<ObjectNode> objects = objects(plural);
        if (objects.removeIf(which)) {
            objects(plural, objects);
        }
    }

    /** Every log line by line; a line for which nothing is given back is removed. */
    void logs(UnaryOperator<List<String>> lines) throws IOException {
        if (Files.isDirectory(dir.resolve("logs"))) {
            try (Stream<Path> logs = Files.walk(dir.resolve("logs"))) {
                for (Path log : logs.filter(f -> f.toString().endsWith(".log")).toList()) {
                    Files.writeString(log, String.join("\n", lines.apply(Files.readAllLines(log))) + "\n");
                }
            }
        }
    }

    void delete(String path) throws IOException {
        Files.deleteIfExists(dir.resolve(path));
    }

    static Optional<ObjectNode> named(List<ObjectNode> objects, String namespace, String name) {
        return objects.stream()
                .filter(o -> name(o).equals(name) && namespace(o).equals(namespace))
                .findFirst();
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static String namespace(JsonNode object) {
        return object.at("/metadata/namespace").asText();
    }
}
