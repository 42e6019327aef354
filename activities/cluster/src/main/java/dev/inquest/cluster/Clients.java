package dev.inquest.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Opens fabric8 clients that ask once and wait as long as configured. */
final class Clients {

    private static final Duration RECORDED_TIMEOUT = Duration.ofSeconds(10);

    private Clients() {}

    /**
     * A client for a configured cluster.
     *
     * @throws ClusterUnavailableException when the kubeconfig cannot be used; the message says what to do
     */
    static KubernetesClient configured(String name, ClustersConfig.Cluster cluster) {
        Path file = cluster.kubeconfig().orElse(null);
        try {
            Config base = file == null
                    ? Config.autoConfigure(cluster.context().orElse(null))
                    : fromFile(name, file, cluster.context().orElse(null));
            return build(base, cluster.timeout());
        } catch (KubernetesClientException | IllegalArgumentException e) {
            throw new ClusterUnavailableException(
                    "the kubeconfig of cluster " + name
                            + " cannot be used: is it valid YAML, and does the context exist?"
                            + " Check inquest.clusters." + name + ".kubeconfig and .context",
                    e);
        }
    }

    /** A client for a server on loopback that asks for no credentials. */
    static KubernetesClient plain(URI server) {
        return build(
                new ConfigBuilder(Config.empty())
                        .withMasterUrl(server.toString())
                        .build(),
                RECORDED_TIMEOUT);
    }

    private static Config fromFile(String name, Path file, @Nullable String context) {
        String key = "inquest.clusters." + name;
        if (!Files.isReadable(file)) {
            throw new ClusterUnavailableException("the kubeconfig of cluster " + name
                    + " does not exist or cannot be read: set " + key + ".kubeconfig to a readable file");
        }
        Config config = Config.fromKubeconfig(file.toFile());
        if (context == null) {
            if (config.getCurrentContext() == null) {
                throw new ClusterUnavailableException("the kubeconfig of cluster " + name
                        + " has no usable current context: set " + key + ".context, or choose one in the file");
            }
            return config;
        }
        boolean known = config.getContexts().stream().anyMatch(c -> context.equals(c.getName()));
        if (!known) {
            throw new ClusterUnavailableException("the kubeconfig of cluster " + name + " has no context '" + context
                    + "': set " + key + ".context to one of "
                    + config.getContexts().stream().map(c -> c.getName()).toList());
        }
        return Config.fromKubeconfig(context, file.toFile());
    }

    private static KubernetesClient build(Config base, Duration timeout) {
        int millis = Math.toIntExact(timeout.toMillis());
        Config config = new ConfigBuilder(base)
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(millis)
                .withConnectionTimeout(millis)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
