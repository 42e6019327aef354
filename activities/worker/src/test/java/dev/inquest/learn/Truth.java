package dev.inquest.learn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.inquest.incident.Entity;
import dev.inquest.incident.FaultCode;
import dev.inquest.incident.Hypothesis;
import dev.inquest.kubernetes.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The answer to a recording: its first root cause, with what else is accepted for it. */
public record Truth(String entity, List<String> aliases, String fault, List<String> faultAliases) {

    private static final YAMLMapper YAML = new YAMLMapper();

    public static Truth of(Path root, Path recording) throws IOException {
        JsonNode truth = YAML.readTree(
                        Files.readString(root.resolve("truth").resolve(recording.getFileName() + ".yaml")))
                .path("rootCauses")
                .path(0);
        return new Truth(
                Fields.text(truth, "entity"),
                texts(truth, "aliases"),
                Fields.text(truth, "fault"),
                texts(truth, "faultAliases"));
    }

    private static List<String> texts(JsonNode node, String field) {
        return Fields.list(node, field).stream().map(JsonNode::asText).toList();
    }

    public boolean matches(Entity named, FaultCode code) {
        return Stream.concat(Stream.of(entity), aliases.stream()).anyMatch(named.toString()::equals)
                && Stream.concat(Stream.of(fault), faultAliases.stream()).anyMatch(code.value()::equals);
    }

    public boolean matches(Hypothesis hypothesis) {
        return matches(hypothesis.entity(), hypothesis.fault());
    }
}
