package dev.inquest.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cluster reached through one fabric8 client.
 *
 * @param name the configured name
 * @param kubernetes the client
 * @param prometheusUrl base URL of its Prometheus, or null
 * @param observatory what no Kubernetes object tells
 * @param afterwards what is closed after the client
 */
record KubernetesAccess(
        String name,
        KubernetesClient kubernetes,
        @Nullable URI prometheusUrl,
        Observatory observatory,
        Runnable afterwards)
        implements ClusterAccess {

    @Override
    public Optional<URI> prometheus() {
        return Optional.ofNullable(prometheusUrl);
    }

    @Override
    public void close() {
        kubernetes.close();
        afterwards.run();
    }
}
