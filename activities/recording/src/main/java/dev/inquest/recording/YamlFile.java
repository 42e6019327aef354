package dev.inquest.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.inquest.recording.format.RecordingException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * One YAML document read as the JSON that kubectl would make of it: anchors resolved, timestamps kept as text, duplicate
 * keys refused.
 */
final class YamlFile {
    /** Bounds memory on a file that is no recording; the largest real ones hold about half a megabyte a kind. */
    private static final int MAX_CHARACTERS = 64 * 1024 * 1024;

    private YamlFile() {}

    static ObjectNode read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Object document = parser().load(reader);
            JsonNode json = json(document);
            if (json instanceof ObjectNode object) {
                return object;
            }
            throw RecordingException.inFile(file, "must hold one YAML mapping, but holds " + describe(document));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw RecordingException.atLine(file, line, "broken YAML: " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw RecordingException.inFile(file, "broken YAML: " + e.getMessage(), e);
        } catch (IOException e) {
            throw RecordingException.inFile(file, "cannot be read as UTF-8 text: " + e, e);
        }
    }

    private static Yaml parser() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(MAX_CHARACTERS);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new JsonResolver());
    }

    private static String describe(@Nullable Object document) {
        return document == null ? "nothing" : "a " + document.getClass().getSimpleName();
    }

    /** Converts directly: Jackson's own conversion writes and re-reads a token stream, which doubles the work. */
    private static JsonNode json(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = RecordedJson.object();
            map.forEach((key, item) -> object.set(String.valueOf(key), json(item)));
            return object;
        } else if (value instanceof Collection<?> items) {
            ArrayNode array = RecordedJson.array();
            items.forEach(item -> array.add(json(item)));
            return array;
        }
        return value instanceof String text ? TextNode.valueOf(text) : RecordedJson.MAPPER.valueToTree(value);
    }

    /**
     * YAML 1.1 as Kubernetes reads it: a date stays the text it is in JSON, and {@code 12:30} is no number to the base of
     * sixty.
     */
    private static final class JsonResolver extends Resolver {
        private static final Pattern INTEGER = Pattern.compile("[-+]?(?:0|[1-9][0-9]*|0[0-7]+|0x[0-9a-fA-F]+)");
        private static final Pattern NUMBER =
                Pattern.compile("[-+]?(?:[0-9]+\\.[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+");

        @Override
        public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
            if (Tag.INT.equals(tag)) {
                super.addImplicitResolver(tag, INTEGER, first, limit);
            } else if (Tag.FLOAT.equals(tag)) {
                super.addImplicitResolver(tag, NUMBER, first, limit);
            } else if (!Tag.TIMESTAMP.equals(tag)) {
                super.addImplicitResolver(tag, regexp, first, limit);
            }
        }
    }
}
