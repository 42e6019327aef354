package dev.inquest.command.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.inquest.cluster.ClusterAccess;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.kubernetes.ResourceType;
import dev.inquest.kubernetes.ResourceTypes;
import dev.inquest.recording.RecordedApiServer;
import dev.inquest.recording.Recording;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small recorded cluster made of the objects of a test; its now is 2026-01-31T10:10:00Z. */
public final class RecordedCluster implements ClusterAccess {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RecordedApiServer server;
    private final KubernetesClient client;
    private final ReadOnlyCatalog catalog = ReadOnlyCatalog.standard();
    private final ClusterCommandRunner runner = new ClusterCommandRunner(catalog);

    private RecordedCluster(Path directory) {
        this.server = RecordedApiServer.start(Recording.load(directory));
        this.client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl(server.uri().toString())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
    }

    /**
     * Serves the objects.
     *
     * @param directory an empty directory
     * @param complete the coverage, as YAML: {@code cluster: [...]} and {@code namespaces: {...}}
     * @param documents the objects, YAML documents
     */
    public static RecordedCluster of(Path directory, String complete, String documents) {
        try {
            Files.createDirectories(directory.resolve("cluster"));
            Files.writeString(directory.resolve("incident.yaml"), """
                    id: test
                    title: Something is wrong
                    description: Something is wrong.
                    namespace: shop
                    startsAt: 2026-01-31T10:00:00Z
                    observedAt: 2026-01-31T10:10:00Z
                    coverage: %s
                    """.formatted(complete));
            Map<String, ObjectNode> lists = new TreeMap<>();
            for (JsonNode object : documents(documents)) {
                lists.computeIfAbsent(file(object), f -> list())
                        .withArray("items")
                        .add(object);
            }
            for (Map.Entry<String, ObjectNode> list : lists.entrySet()) {
                Files.writeString(
                        directory.resolve("cluster").resolve(list.getKey()), JSON.writeValueAsString(list.getValue()));
            }
            return new RecordedCluster(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Carries a command out with many looks. */
    public CommandOutput run(String line) {
        return runner.run(catalog.parse(line), this, 60);
    }

    /** Where its API is. */
    public URI uri() {
        return server.uri();
    }

    private static List<JsonNode> documents(String documents) throws IOException {
        return YAML.readerFor(JsonNode.class).<JsonNode>readValues(documents).readAll().stream()
                .filter(JsonNode::isObject)
                .toList();
    }

    private static String file(JsonNode object) {
        String apiVersion = object.path("apiVersion").asText();
        String group = apiVersion.indexOf('/') < 0 ? "" : apiVersion.substring(0, apiVersion.indexOf('/'));
        String kind = object.path("kind").asText();
        if (group.equals("metrics.k8s.io")) {
            return (kind.equals("NodeMetrics") ? "nodes." : "pods.") + group + ".yaml";
        }
        ResourceType type = ResourceTypes.named(kind + (group.isEmpty() ? "" : "." + group))
                .orElseThrow(() -> new IllegalArgumentException("kind must be known but was " + kind));
        return type.plural() + (group.isEmpty() ? "" : "." + group) + ".yaml";
    }

    private static ObjectNode list() {
        return JSON.createObjectNode().put("apiVersion", "v1").put("kind", "List");
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public KubernetesClient kubernetes() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
