package dev.inquest.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A recording of the checkout as its files are, without the code that serves it, so that a test may judge both. */
final class ShippedRecording {
    static final Path ROOT = Path.of("../../deploy/recordings");
    private static final Path TRUTHS = Path.of("../../deploy/recordings-truth");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Map<Path, ShippedRecording> READ = new ConcurrentHashMap<>();

    private final Path directory;
    private final Map<String, JsonNode> objects = new LinkedHashMap<>();

    private ShippedRecording(Path directory) {
        this.directory = directory;
        for (Path file : files("cluster")) {
            for (JsonNode item : yaml(file).path("items")) {
                objects.put(entity(item), item);
            }
        }
    }

    static Stream<Path> directories() throws IOException {
        try (Stream<Path> entries = Files.list(ROOT)) {
            return entries.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    static Stream<Path> truths() throws IOException {
        try (Stream<Path> entries = Files.list(TRUTHS)) {
            return entries.sorted().toList().stream();
        }
    }

    /** Read once: all tests look at the same files. */
    static ShippedRecording of(Path directory) {
        return READ.computeIfAbsent(directory, ShippedRecording::new);
    }

    String id() {
        return directory.getFileName().toString();
    }

    JsonNode incident() {
        return yaml(directory.resolve("incident.yaml"));
    }

    JsonNode truth() {
        return yaml(TRUTHS.resolve(id() + ".yaml"));
    }

    boolean holds(String entity) {
        return objects.containsKey(entity);
    }

    /** The object, or a missing node. */
    JsonNode object(String namespace, String kind, String name) {
        return objects.getOrDefault(
                (namespace.isEmpty() ? "" : namespace + "/") + kind + "/" + name, MissingNode.getInstance());
    }

    List<JsonNode> of(String kind) {
        return objects.values().stream()
                .filter(o -> kind.equals(o.path("kind").asText()))
                .toList();
    }

    Stream<JsonNode> all() {
        return objects.values().stream();
    }

    /** Files below a part of the recording, all of them below ".". */
    List<Path> files(String part) {
        Path start = directory.resolve(part);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the vocabulary writes an entity: {@code namespace/Kind/name}, or {@code Kind/name}. */
    static String entity(JsonNode object) {
        String namespace = namespace(object);
        return (namespace.isEmpty() ? "" : namespace + "/")
                + object.path("kind").asText() + "/" + name(object);
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static String namespace(JsonNode object) {
        return object.at("/metadata/namespace").asText();
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static Stream<String> texts(JsonNode array) {
        return stream(array).map(JsonNode::asText);
    }

    private static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    @Override
    public String toString() {
        return id();
    }
}
