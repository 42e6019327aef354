package dev.inquest.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads YAML documents for tests. */
final class Yaml {

    private Yaml() {}

    static List<JsonNode> read(String documents) {
        YAMLMapper mapper = new YAMLMapper();
        try {
            return mapper.readerFor(JsonNode.class).<JsonNode>readValues(documents).readAll().stream()
                    .filter(JsonNode::isObject)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
