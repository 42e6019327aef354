package dev.inquest.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.recording.format.RecordingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One file {@code cluster/<plural>.yaml} (or {@code <plural>.<group>.yaml}): a List of objects of one kind. */
record ClusterFile(Path file, String plural, Optional<String> group, List<ObjectNode> items) {

    static ClusterFile read(Path file) {
        String base = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        int dot = base.indexOf('.');
        ObjectNode list = YamlFile.read(file);
        if (!list.path("kind").asText().endsWith("List")) {
            throw RecordingException.inFile(
                    file,
                    "must hold a 'kind: List' of objects, not a '"
                            + list.path("kind").asText() + "'");
        }
        List<ObjectNode> items = new ArrayList<>();
        for (JsonNode item : list.path("items")) {
            items.add(complete(file, list, item, items.size()));
        }
        return new ClusterFile(
                file,
                dot < 0 ? base : base.substring(0, dot),
                dot < 0 ? Optional.empty() : Optional.of(base.substring(dot + 1)),
                items);
    }

    /** Items of a typed list, such as a PodList, leave out what the list says already. */
    private static ObjectNode complete(Path file, ObjectNode list, JsonNode item, int index) {
        if (!(item instanceof ObjectNode) || RecordedJson.name(item).isBlank()) {
            throw RecordingException.inFile(file, "items[" + index + "] is no object with a metadata.name");
        }
        ObjectNode completed = RecordedJson.object();
        String listKind = list.path("kind").asText();
        completed.put(
                "apiVersion",
                RecordedJson.text(item, "apiVersion")
                        .orElse(list.path("apiVersion").asText()));
        completed.put(
                "kind",
                RecordedJson.text(item, "kind").orElse(listKind.substring(0, listKind.length() - "List".length())));
        if (completed.path("kind").asText().isBlank()) {
            throw RecordingException.inFile(file, "items[" + index + "] (" + RecordedJson.name(item) + ") has no kind");
        }
        item.properties().forEach(entry -> completed.putIfAbsent(entry.getKey(), entry.getValue()));
        return completed;
    }

    /** The type of these objects; absent for an empty file of a kind that nobody knows. */
    Optional<RecordedResourceType> type() {
        if (items.isEmpty()) {
            return known(null);
        }
        ObjectNode first = items.getFirst();
        for (ObjectNode item : items) {
            if (!item.get("kind").equals(first.get("kind")) || !groupOf(item).equals(groupOf(first))) {
                throw RecordingException.inFile(
                        file, "holds both a " + first.get("kind") + " and a " + item.get("kind") + ": one kind a file");
            }
        }
        RecordedResourceType type = known(first).orElseGet(() -> custom(first));
        items.forEach(item -> checkScope(type, item));
        return Optional.of(type);
    }

    private Optional<RecordedResourceType> known(@Nullable ObjectNode sample) {
        Optional<RecordedResourceType> type = Stream.concat(
                        TypeTable.BUILT_IN.stream(), TypeTable.WELL_KNOWN_CUSTOM.stream())
                .filter(candidate -> candidate.plural().equals(plural))
                .filter(candidate -> sample == null
                        ? group.isEmpty() || group.get().equals(candidate.group())
                        : candidate.group().equals(groupOf(sample)))
                .findFirst();
        if (type.isEmpty() || sample == null) {
            return type;
        }
        if (!type.get().kind().equals(sample.path("kind").asText())) {
            throw RecordingException.inFile(
                    file,
                    "holds a " + sample.get("kind") + ", but " + plural + " are of kind "
                            + type.get().kind());
        }
        String version = versionOf(sample);
        return Optional.of(
                type.get().versions().contains(version)
                        ? type.get()
                        : type.get().preferring(version));
    }

    private RecordedResourceType custom(ObjectNode sample) {
        return new RecordedResourceType(
                groupOf(sample),
                List.of(versionOf(sample)),
                plural,
                sample.path("kind").asText(),
                !RecordedJson.namespace(sample).isEmpty(),
                List.of(),
                List.of(),
                List.of("status"),
                false);
    }

    private void checkScope(RecordedResourceType type, ObjectNode item) {
        if (type.namespaced() == RecordedJson.namespace(item).isEmpty()) {
            throw RecordingException.inFile(
                    file,
                    type.kind() + " " + RecordedJson.name(item)
                            + (type.namespaced() ? " has no metadata.namespace" : " must have no metadata.namespace"));
        }
    }

    private static String groupOf(ObjectNode item) {
        String apiVersion = item.path("apiVersion").asText();
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    private static String versionOf(ObjectNode item) {
        String apiVersion = item.path("apiVersion").asText();
        return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }
}
