package dev.inquest.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Puts the objects of a recording into an API server that does nothing of its own, status included. */
final class RecordedObjectsLoader {

    /** What others stand in comes before them, and owners before what they own. */
    private static final List<String> FIRST =
            List.of("namespaces", "nodes", "services", "serviceaccounts", "deployments", "replicasets");

    /** Events come after what they tell of; a webhook comes when nothing is created any more that it would be asked about. */
    private static final List<String> LAST =
            List.of("events", "mutatingwebhookconfigurations", "validatingwebhookconfigurations");

    private static final Set<String> OF_THE_SERVER =
            Set.of("uid", "resourceVersion", "creationTimestamp", "generation", "managedFields", "selfLink");

    private final KubernetesClient cluster;
    private final Map<String, String> uids = new HashMap<>();

    RecordedObjectsLoader(KubernetesClient cluster) {
        this.cluster = cluster;
    }

    /** Loads every object of the recording's directory. */
    void load(Path recording) {
        Map<String, List<ObjectNode>> lists = read(recording.resolve("cluster"));
        define(lists);
        lists.forEach((plural, objects) -> objects.forEach(this::create));
        forgetWhatTheServerSays();
    }

    /** It remarks on the addresses of Services that it did not choose itself. */
    private void forgetWhatTheServerSays() {
        cluster.v1()
                .events()
                .inAnyNamespace()
                .withField("reason", "ClusterIPNotAllocated")
                .list()
                .getItems()
                .forEach(event -> cluster.resource(event).delete());
    }

    private static Map<String, List<ObjectNode>> read(Path directory) {
        Comparator<String> order = Comparator.comparing((String plural) -> LAST.indexOf(plural))
                .thenComparing(plural -> FIRST.contains(plural) ? FIRST.indexOf(plural) : FIRST.size())
                .thenComparing(Comparator.naturalOrder());
        Map<String, List<ObjectNode>> lists = new TreeMap<>(order);
        YAMLMapper yaml = new YAMLMapper();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                List<ObjectNode> objects = new ArrayList<>();
                for (JsonNode item : yaml.readTree(Files.readString(file)).path("items")) {
                    objects.add((ObjectNode) item);
                }
                lists.put(file.getFileName().toString().replace(".yaml", ""), objects);
            }
            return lists;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kinds that only a mesh brings are defined without a schema, also one of which nothing was recorded. */
    private void define(Map<String, List<ObjectNode>> lists) {
        lists.forEach((plural, objects) -> objects.stream()
                .findFirst()
                .filter(o -> o.path("apiVersion").asText().contains("istio.io/"))
                .ifPresent(o -> define(
                        plural, o.path("apiVersion").asText(), o.path("kind").asText())));
        define("sidecars", "networking.istio.io/v1", "Sidecar");
    }

    private void define(String plural, String apiVersion, String kind) {
        String[] version = apiVersion.split("/");
        byte[] definition = """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: %1$s.%2$s}
                spec:
                  group: %2$s
                  scope: Namespaced
                  names: {plural: %1$s, kind: %4$s}
                  versions:
                  - name: %3$s
                    served: true
                    storage: true
                    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                """.formatted(plural, version[0], version[1], kind).getBytes(StandardCharsets.UTF_8);
        cluster.load(new ByteArrayInputStream(definition)).items().forEach(crd -> cluster.resource(crd)
                .create());
        Awaitility.await(plural + " are served")
                .atMost(Duration.ofMinutes(1))
                .ignoreException(KubernetesClientException.class)
                .until(() -> cluster.genericKubernetesResources(apiVersion, kind)
                                .inAnyNamespace()
                                .list()
                        != null);
    }

    private void create(ObjectNode recorded) {
        String uid = recorded.path("metadata").path("uid").asText();
        ObjectNode object = withKnownUids(recorded);
        ((ObjectNode) object.path("metadata")).remove(OF_THE_SERVER);
        JsonNode status = object.path("status");
        HasMetadata created;
        try {
            created = cluster.resource(Serialization.unmarshal(object.toString(), GenericKubernetesResource.class))
                    .create();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return; // every API server has its own default namespaces and the Service of itself
            }
            throw e;
        }
        uids.put(uid, created.getMetadata().getUid());
        if (status.isObject() && !status.isEmpty()) {
            ObjectNode current = Serialization.unmarshal(Serialization.asJson(created), ObjectNode.class);
            current.set("status", status);
            cluster.resource(Serialization.unmarshal(current.toString(), GenericKubernetesResource.class))
                    .updateStatus();
        }
    }

    /** Owners and the subjects of events are known by what the server called them. */
    private ObjectNode withKnownUids(ObjectNode recorded) {
        String json = recorded.toString();
        for (Map.Entry<String, String> uid : uids.entrySet()) {
            json = json.replace(uid.getKey(), uid.getValue());
        }
        return Serialization.unmarshal(json, ObjectNode.class);
    }
}
