package dev.inquest.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.util.Optional;

/** The way to one cluster, live or recorded: nobody behind this interface can tell which. */
public interface ClusterAccess extends AutoCloseable {

    /** The configured name. */
    String name();

    /** The Kubernetes API, through a client that does not retry. */
    KubernetesClient kubernetes();

    /** The Prometheus HTTP API, where there is one. */
    default Optional<URI> prometheus() {
        return Optional.empty();
    }

    /** What no Kubernetes object tells, as far as there are sources for it. */
    default Observatory observatory() {
        return Observatory.NONE;
    }

    @Override
    void close();
}
