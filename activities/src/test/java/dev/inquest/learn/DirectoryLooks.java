package dev.inquest.learn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.inquest.analysis.Fields;
import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.observation.Evidence;
import dev.inquest.observation.Observation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers the few commands the embedded roles use straight from a recording's directory: a stand-in for the real runner. */
final class DirectoryLooks {

    private static final YAMLMapper YAML = new YAMLMapper();
    private final Path recording;
    private final Map<String, List<JsonNode>> items = new HashMap<>();
    private final Instant now;
    private int number;

    DirectoryLooks(Path recording) {
        this.recording = recording;
        this.now = Instant.parse(
                read(recording.resolve("incident.yaml")).path("observedAt").asText());
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.reader()
                    .without(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JsonNode> items(String plural) {
        return items.computeIfAbsent(plural, p -> {
            Path file = recording.resolve("cluster").resolve(p + ".yaml");
            return Files.exists(file) ? Fields.list(read(file), "items") : List.of();
        });
    }

    Evidence look(String line) {
        number++;
        String[] words = line.split(" ");
        if (words[0].equals("istioctl")) {
            return new Evidence(number, line, EvidenceStatus.ABSENT, "", List.of(), 1, now);
        }
        List<Observation> seen = new ArrayList<>();
        int looks = 1;
        EvidenceStatus status = EvidenceStatus.OK;
        switch (words[1]) {
            case "get" -> looks = get(line, words, seen);
            case "describe" -> describe(words, seen);
            case "logs" -> {
                if (!logs(line, words, seen)) {
                    status = EvidenceStatus.ABSENT;
                }
            }
            default -> throw new IllegalArgumentException(line);
        }
        return new Evidence(number, line, status, "", seen, looks, now);
    }

    private static @Nullable String namespace(String[] words) {
        for (int i = 0; i < words.length; i++) {
            if (words[i].equals("-n")) {
                return words[i + 1];
            }
        }
        return null;
    }

    private int get(String line, String[] words, List<Observation> seen) {
        String plural = words[2].equals("namespace") ? "namespaces" : words[2];
        String ns = namespace(words);
        String name = words.length > 3 && !words[3].startsWith("-") ? words[3] : null;
        boolean whole = line.contains("-o yaml");
        boolean clusterScoped = List.of("nodes", "namespaces", "persistentvolumes", "storageclasses")
                .contains(plural);
        List<JsonNode> found = items(plural).stream()
                .filter(i -> clusterScoped || ns == null || ns.equals(Fields.text(i, "metadata.namespace")))
                .filter(i -> name == null || name.equals(Fields.text(i, "metadata.name")))
                .filter(i ->
                        !line.contains("type=Warning") || Fields.text(i, "type").equals("Warning"))
                .filter(i -> !Fields.map(i, "metadata.annotations").containsKey("recording/partial") || !whole)
                .toList();
        String kind = KINDS.getOrDefault(plural, plural);
        if (plural.equals("events")) {
            found.forEach(e -> event(e, seen));
            seen.add(new Observation.Listing(
                    "Event", ns, line.contains("type=Warning") ? "type=Warning" : null, true, List.of()));
        } else if (name == null) {
            seen.add(new Observation.Listing(
                    kind,
                    clusterScoped ? null : ns,
                    null,
                    true,
                    found.stream().map(i -> entity(kind, i)).toList()));
        }
        if (!plural.equals("events")) {
            for (JsonNode item : found) {
                seen.add(
                        whole
                                ? new Observation.WholeObject(entity(kind, item), "v1", item)
                                : Rows.row(entity(kind, item), item, now));
            }
        }
        return 1 + Math.max(0, found.size() - 1) / 50;
    }

    static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("pods", "Pod"),
            Map.entry("deployments", "Deployment"),
            Map.entry("nodes", "Node"),
            Map.entry("services", "Service"),
            Map.entry("endpoints", "Endpoints"),
            Map.entry("replicasets", "ReplicaSet"),
            Map.entry("persistentvolumeclaims", "PersistentVolumeClaim"),
            Map.entry("persistentvolumes", "PersistentVolume"),
            Map.entry("storageclasses", "StorageClass"),
            Map.entry("resourcequotas", "ResourceQuota"),
            Map.entry("networkpolicies", "NetworkPolicy"),
            Map.entry("configmaps", "ConfigMap"),
            Map.entry("namespaces", "Namespace"),
            Map.entry("statefulsets", "StatefulSet"),
            Map.entry("virtualservices", "VirtualService"),
            Map.entry("destinationrules", "DestinationRule"),
            Map.entry("peerauthentications", "PeerAuthentication"),
            Map.entry("authorizationpolicies", "AuthorizationPolicy"));

    private static Entity entity(String kind, JsonNode item) {
        return new Entity(Fields.text(item, "metadata.namespace"), kind, Fields.text(item, "metadata.name"));
    }

    private static void event(JsonNode e, List<Observation> seen) {
        String kind = Fields.text(e, "involvedObject.kind");
        String name = Fields.text(e, "involvedObject.name");
        if (!kind.isEmpty() && !name.isEmpty()) {
            seen.add(new Observation.EventSeen(
                    new Entity(kind.equals("Node") ? "" : Fields.text(e, "involvedObject.namespace"), kind, name),
                    Fields.text(e, "type"),
                    Fields.text(e, "reason"),
                    Fields.text(e, "message"),
                    Math.max(1, e.path("count").asInt()),
                    null,
                    at(e)));
        }
    }

    private static @Nullable Instant at(JsonNode e) {
        String last = Fields.text(e, "lastTimestamp");
        return last.isEmpty() ? null : Instant.parse(last);
    }

    private void describe(String[] words, List<Observation> seen) {
        String ns = namespace(words);
        items("pods").stream()
                .filter(i -> Objects.equals(ns, Fields.text(i, "metadata.namespace"))
                        && words[3].equals(Fields.text(i, "metadata.name")))
                .forEach(i -> {
                    seen.add(new Observation.WholeObject(entity("Pod", i), "v1", i));
                    items("events").stream()
                            .filter(e -> Fields.text(e, "involvedObject.name").equals(words[3]))
                            .forEach(e -> event(e, seen));
                });
    }

    private boolean logs(String line, String[] words, List<Observation> seen) {
        String ns = namespace(words);
        Path dir =
                recording.resolve("logs").resolve(ns == null ? "default" : ns).resolve(words[2]);
        boolean sidecar = line.contains("-c istio-proxy");
        boolean previous = line.contains("--previous");
        if (!Files.isDirectory(dir)) {
            return false;
        }
        try (Stream<Path> files = Files.list(dir)) {
            return files.sorted()
                    .filter(f -> f.toString().endsWith(".log") && f.toString().endsWith(".previous.log") == previous)
                    .filter(f -> f.getFileName().toString().startsWith("istio-") == sidecar)
                    .findFirst()
                    .map(f -> seen.add(new Observation.LogSeen(
                            Entity.of(ns, "Pod", words[2]),
                            f.getFileName().toString().replaceAll("\\..*", ""),
                            previous,
                            lines(f),
                            false)))
                    .orElse(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            List<String> all = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return all.subList(Math.max(0, all.size() - 200), all.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
