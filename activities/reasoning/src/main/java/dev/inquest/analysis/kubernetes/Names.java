package dev.inquest.analysis.kubernetes;

import dev.inquest.incident.Entity;
import java.util.Objects;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds entities of one kind by how their names begin, at the cost of what is found. */
final class Names {

    private Names() {}

    /** Those in the namespace whose names begin so, sorted. */
    static Stream<Entity> beginning(SortedSet<Entity> ofOneKind, @Nullable String namespace, String prefix) {
        if (ofOneKind.isEmpty()) {
            return Stream.empty();
        }
        Entity from = new Entity(namespace, ofOneKind.first().kind(), prefix.isEmpty() ? "!" : prefix);
        return ofOneKind.tailSet(from).stream()
                .takeWhile(e ->
                        Objects.equals(e.namespace(), namespace) && e.name().startsWith(prefix));
    }

    static boolean any(SortedSet<Entity> ofOneKind, @Nullable String namespace, String prefix) {
        return beginning(ofOneKind, namespace, prefix).findAny().isPresent();
    }
}
