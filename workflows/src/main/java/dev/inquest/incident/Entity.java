package dev.inquest.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A thing in the cluster, written {@code namespace/Kind/name}, or {@code Kind/name} when cluster-scoped.
 *
 * @param namespace the namespace, or null for a cluster-scoped thing
 * @param kind the Kubernetes kind, as in {@code Deployment}
 * @param name the object's name
 */
public record Entity(@Nullable String namespace, String kind, String name) implements Comparable<Entity> {

    private static final Comparator<Entity> ORDER = Comparator.comparing(
                    Entity::namespace, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Entity::kind)
            .thenComparing(Entity::name);

    public Entity {
        if (namespace != null && namespace.isBlank()) {
            namespace = null;
        }
        Require.text(kind, "entity kind");
        Require.text(name, "entity name");
    }

    /** A namespaced entity. */
    public static Entity of(String namespace, String kind, String name) {
        return new Entity(namespace, kind, name);
    }

    /** A cluster-scoped entity. */
    public static Entity clusterScoped(String kind, String name) {
        return new Entity(null, kind, name);
    }

    /**
     * Reads the written form. Kinds begin with a capital and namespaces never do, so that a name may hold slashes, as
     * hosts and paths outside Kubernetes do.
     *
     * @throws IllegalArgumentException when there is no kind or no name
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Entity parse(String text) {
        boolean clusterScoped = !text.isEmpty() && Character.isUpperCase(text.charAt(0));
        String[] parts = text.split("/", clusterScoped ? 2 : 3);
        if (parts.length < (clusterScoped ? 2 : 3)) {
            throw new IllegalArgumentException("entity must be namespace/Kind/name or Kind/name but was " + text);
        }
        return clusterScoped ? new Entity(null, parts[0], parts[1]) : new Entity(parts[0], parts[1], parts[2]);
    }

    @Override
    @JsonValue
    public String toString() {
        return namespace == null ? kind + "/" + name : namespace + "/" + kind + "/" + name;
    }

    @Override
    public int compareTo(Entity other) {
        return ORDER.compare(this, other);
    }
}
