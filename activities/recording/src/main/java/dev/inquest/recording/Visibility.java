package dev.inquest.recording;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.recording.table.Row;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may be said about a recorded cluster. Where the coverage is complete, absence is absence: an empty list, a 404.
 * Elsewhere what was recorded is served, objects known only from a table row too, annotated as recorded; and what was
 * not recorded is refused with 403, as by restricted RBAC, for nobody may conclude that it does not exist.
 */
final class Visibility {
    private final RecordedObjects objects;
    private final Coverage coverage;

    Visibility(Recording recording) {
        this.objects = recording.objects();
        this.coverage = recording.coverage();
    }

    List<ObjectNode> list(RecordedResourceType type, @Nullable String namespace) {
        List<ObjectNode> recorded = objects.of(type, namespace);
        if (recorded.isEmpty() && !isComplete(type, namespace)) {
            throw new ApiException(Statuses.forbidden("list", type, "", namespace, ""));
        }
        return recorded;
    }

    ObjectNode get(RecordedResourceType type, @Nullable String namespace, String name, String subresource) {
        Optional<ObjectNode> recorded = objects.find(type, namespace, name);
        if (recorded.isPresent() && (subresource.isEmpty() || !Row.isPartial(recorded.get()))) {
            return recorded.get();
        }
        throw new ApiException(
                recorded.isEmpty() && isComplete(type, namespace)
                        ? Statuses.notFound(type, name)
                        : Statuses.forbidden("get", type, subresource, namespace, name));
    }

    /** Whether everything there is of a type was recorded, in one namespace or, with null, in the cluster. */
    boolean isComplete(RecordedResourceType type, @Nullable String namespace) {
        if (namespace != null) {
            return names(type).stream().anyMatch(name -> coverage.isCompleteIn(name, namespace));
        }
        return names(type).stream().anyMatch(coverage::isCompleteInCluster)
                || type.namespaced() && isCompleteInEveryNamespace(type);
    }

    private boolean isCompleteInEveryNamespace(RecordedResourceType type) {
        return coverage.isCompleteInCluster("namespaces")
                && objects.type("", "namespaces").stream()
                        .flatMap(namespaces -> objects.of(namespaces, null).stream())
                        .allMatch(namespace -> isComplete(type, RecordedJson.name(namespace)));
    }

    /** The names by which a coverage may list a type. A bare plural means the built-in kind where there is one. */
    private static List<String> names(RecordedResourceType type) {
        if (type.qualifiedName().equals(EndpointSlices.SLICES)) {
            return List.of(type.qualifiedName(), type.plural(), EndpointSlices.ENDPOINTS);
        }
        return type.builtIn() || !TypeTable.hasBuiltIn(type.plural())
                ? List.of(type.qualifiedName(), type.plural())
                : List.of(type.qualifiedName());
    }
}
