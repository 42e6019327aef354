package dev.inquest.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The small shop as a recording, with texts in the places that were left for them; the other places are quiet. */
final class HostileRecording {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");
    private static final String LOG = "logs/shop/web-6d5f7c9b8-aaaaa/app.log";

    private HostileRecording() {}

    static Path write(Path directory, Map<String, String> texts) throws IOException {
        Files.createDirectories(directory.resolve("cluster"));
        Files.createDirectories(directory.resolve(LOG).getParent());
        Files.writeString(directory.resolve("incident.yaml"), resource("incident.yaml"));
        Files.writeString(directory.resolve(LOG), filled(resource(LOG), texts, false));
        Files.writeString(directory.resolve("metrics.csv"), metrics(texts));
        objects(directory, filled(resource("cluster/objects.yaml"), texts, true));
        return directory;
    }

    /** Edits a written file. */
    static void replace(Path file, String part, String by) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(part)) {
            throw new IllegalArgumentException("there is no " + part + " in " + file);
        }
        Files.writeString(file, text.replace(part, by));
    }

    private static void objects(Path directory, String documents) throws IOException {
        Map<String, ObjectNode> lists = new TreeMap<>();
        for (JsonNode object :
                YAML.readerFor(JsonNode.class).<JsonNode>readValues(documents).readAll()) {
            String kind = object.path("kind").asText().toLowerCase(Locale.ROOT);
            String plural = kind.endsWith("s") ? kind : kind + "s";
            ObjectNode list = lists.computeIfAbsent(
                    plural.equals("certificates") ? "certificates.cert-manager.io" : plural,
                    p -> JSON.createObjectNode().put("apiVersion", "v1").put("kind", "List"));
            list.withArray("items").add(object);
        }
        for (Map.Entry<String, ObjectNode> list : lists.entrySet()) {
            Files.writeString(
                    directory.resolve("cluster").resolve(list.getKey() + ".yaml"),
                    JSON.writeValueAsString(list.getValue()));
        }
    }

    /** A column of the file ends at its separators. */
    private static String metrics(Map<String, String> texts) throws IOException {
        String label = texts.getOrDefault("prometheus-label", "quiet").replaceAll("[,;\"\\r\\n]", " ");
        return resource("metrics.csv").replace("{{prometheus-label}}", label);
    }

    private static String filled(String text, Map<String, String> texts, boolean quoted) {
        return PLACE.matcher(text).replaceAll(match -> {
            String said = texts.getOrDefault(match.group(1), "quiet");
            return java.util.regex.Matcher.quoteReplacement(quoted ? quote(said) : said);
        });
    }

    private static String quote(String said) {
        try {
            return JSON.writeValueAsString(said);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HostileRecording.class.getResourceAsStream("/hostile/shop/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
