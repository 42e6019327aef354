package dev.inquest.recording;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.recording.format.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The objects of a recording by kind, in the order in which an API server lists them (namespace, then name). */
final class RecordedObjects {
    private static final Comparator<ObjectNode> LIST_ORDER =
            Comparator.<ObjectNode, String>comparing(RecordedJson::namespace).thenComparing(RecordedJson::name);

    private final Map<String, RecordedResourceType> types;
    private final Map<String, List<ObjectNode>> objects;

    private RecordedObjects(Map<String, RecordedResourceType> types, Map<String, List<ObjectNode>> objects) {
        this.types = types;
        this.objects = objects;
    }

    static RecordedObjects read(Path clusterDirectory, Coverage coverage) {
        Map<String, RecordedResourceType> types = new LinkedHashMap<>();
        Map<String, List<ObjectNode>> objects = new LinkedHashMap<>();
        TypeTable.BUILT_IN.forEach(type -> types.put(type.qualifiedName(), type));
        CoveredTypes.of(coverage).forEach(type -> types.putIfAbsent(type.qualifiedName(), type));
        // Parsing YAML is nearly all of the loading time, and the files are independent.
        List<ClusterFile> files =
                files(clusterDirectory).parallelStream().map(ClusterFile::read).toList();
        for (ClusterFile file : files) {
            file.type().ifPresent(type -> {
                types.put(type.qualifiedName(), type);
                objects.computeIfAbsent(type.qualifiedName(), key -> new ArrayList<>())
                        .addAll(file.items());
            });
        }
        EndpointSlices.addDerived(objects);
        objects.values().forEach(list -> list.sort(LIST_ORDER));
        ResourceVersions.complete(objects.values());
        return new RecordedObjects(types, objects);
    }

    private static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> listing = Files.list(directory)) {
            return listing.filter(file -> file.getFileName().toString().matches(".+\\.ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw RecordingException.inFile(directory, "cannot be listed: " + e, e);
        }
    }

    Collection<RecordedResourceType> types() {
        return List.copyOf(types.values());
    }

    Optional<RecordedResourceType> type(String group, String plural) {
        return Optional.ofNullable(types.get(group.isEmpty() ? plural : plural + "." + group));
    }

    /** What was recorded of a type, in one namespace or, with null, in all of them. */
    List<ObjectNode> of(RecordedResourceType type, @Nullable String namespace) {
        List<ObjectNode> all = objects.getOrDefault(type.qualifiedName(), List.of());
        return namespace == null
                ? List.copyOf(all)
                : all.stream()
                        .filter(object -> RecordedJson.namespace(object).equals(namespace))
                        .toList();
    }

    Optional<ObjectNode> find(RecordedResourceType type, @Nullable String namespace, String name) {
        return of(type, namespace).stream()
                .filter(object -> RecordedJson.name(object).equals(name))
                .findFirst();
    }

    boolean holds(RecordedResourceType type) {
        return !objects.getOrDefault(type.qualifiedName(), List.of()).isEmpty();
    }
}
