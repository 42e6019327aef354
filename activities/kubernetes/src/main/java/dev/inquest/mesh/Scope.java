package dev.inquest.mesh;

import dev.inquest.incident.Entity;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far a view of a mesh reaches: only where everything was read does what is not there not exist. */
public interface Scope {

    /** Whether all objects of the kind were read, in the namespace or, without one, in the whole cluster. */
    boolean lists(String kind, @Nullable String namespace);

    /** Whether it is known that the object does not exist. */
    default boolean lacks(Entity entity) {
        return lists(entity.kind(), entity.namespace());
    }

    /** Whether all pods of the cluster with these labels were read. */
    default boolean searched(Map<String, String> labels) {
        return lists("Pod", null);
    }

    /** Everything was read. */
    static Scope everywhere() {
        return (kind, namespace) -> true;
    }

    /** These namespaces were read. */
    static Scope of(Set<String> namespaces) {
        return (kind, namespace) -> namespace != null && namespaces.contains(namespace);
    }
}
