package dev.inquest.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.recording.format.RecordingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code incident.yaml} says. */
record IncidentFile(
        String id,
        String title,
        String description,
        String namespace,
        Instant startsAt,
        Instant observedAt,
        List<RecordedAlert> alerts,
        Coverage coverage) {

    static final String NAME = "incident.yaml";

    static IncidentFile read(Path directory) {
        Path file = directory.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw RecordingException.inFile(
                    file, "is missing: a recording is a directory with an incident.yaml, cluster/ and logs/");
        }
        return new Reader(file, YamlFile.read(file)).incident();
    }

    private record Reader(Path file, ObjectNode yaml) {
        IncidentFile incident() {
            return new IncidentFile(
                    required("id"),
                    required("title"),
                    yaml.path("description").asText(),
                    required("namespace"),
                    instant("startsAt"),
                    instant("observedAt"),
                    RecordedJson.stream(yaml.path("alerts")).map(Reader::alert).toList(),
                    coverage(yaml.path("coverage")));
        }

        private String required(String field) {
            String value = yaml.path(field).asText();
            if (value.isBlank()) {
                throw RecordingException.inFile(file, "'" + field + "' is missing or empty");
            }
            return value;
        }

        private Instant instant(String field) {
            String value = required(field);
            try {
                return OffsetDateTime.parse(value).toInstant();
            } catch (DateTimeException e) {
                throw RecordingException.inFile(
                        file, "'" + field + "' must be an RFC 3339 time like 2026-01-31T10:00:00Z, not " + value, e);
            }
        }

        private static RecordedAlert alert(JsonNode alert) {
            return new RecordedAlert(
                    alert.path("status").asText("firing"),
                    texts(alert.path("labels")),
                    texts(alert.path("annotations")),
                    RecordedJson.text(alert, "startsAt"));
        }

        private static Map<String, String> texts(JsonNode node) {
            Map<String, String> texts = new LinkedHashMap<>();
            node.properties()
                    .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
            return texts;
        }

        private Coverage coverage(JsonNode node) {
            Map<String, Set<String>> namespaces = new LinkedHashMap<>();
            node.path("namespaces")
                    .properties()
                    .forEach(entry -> namespaces.put(entry.getKey(), resources(entry.getValue())));
            return new Coverage(
                    resources(node.path("cluster")),
                    namespaces,
                    logs(node.path("logs").asText("none")),
                    node.path("metrics").asBoolean());
        }

        private static Set<String> resources(JsonNode array) {
            return RecordedJson.stream(array).map(JsonNode::asText).collect(Collectors.toSet());
        }

        private Coverage.Logs logs(String value) {
            try {
                return Coverage.Logs.valueOf(value.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw RecordingException.inFile(
                        file, "'coverage.logs' must be tail, excerpts or none, not " + value, e);
            }
        }
    }
}
