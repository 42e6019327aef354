package dev.inquest.analysis.mesh;

import dev.inquest.incident.Entity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A host as Istio configuration writes it, resolved the way Istio does: a short name belongs to the rule's namespace. */
public final class MeshHost {

    private MeshHost() {}

    /** The Service of the host, when it can be one of the cluster's. */
    static Optional<Entity> service(String host, @Nullable String namespace) {
        String[] parts = host.split("\\.");
        if (host.isBlank() || host.contains("*")) {
            return Optional.empty();
        }
        if (parts.length >= 3 && parts[2].equals("svc")) {
            return Optional.of(Entity.of(parts[1], "Service", parts[0]));
        }
        return parts.length == 1 && namespace != null
                ? Optional.of(Entity.of(namespace, "Service", host))
                : Optional.empty();
    }

    /** Whether the host, wildcards included, covers the Service. */
    public static boolean covers(String host, @Nullable String namespace, Entity service) {
        if (host.startsWith("*")) {
            return (service.name() + "." + service.namespace() + ".svc.cluster.local").endsWith(host.substring(1));
        }
        return service(host, namespace).filter(service::equals).isPresent();
    }
}
