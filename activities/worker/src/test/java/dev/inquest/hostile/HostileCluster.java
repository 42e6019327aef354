package dev.inquest.hostile;

import dev.inquest.cluster.ClusterAccess;
import dev.inquest.recording.RecordedApiServer;
import dev.inquest.recording.Recording;
import dev.inquest.recording.RequestLog;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A recording as a cluster that remembers everything it was asked. */
final class HostileCluster implements ClusterAccess {

    private final RecordedApiServer server;
    private final KubernetesClient client;

    HostileCluster(Path recording) {
        server = RecordedApiServer.start(Recording.load(recording));
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl(server.uri().toString())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
    }

    List<RequestLog.Entry> requests() {
        return server.requests().snapshot();
    }

    @Override
    public String name() {
        return "hostile";
    }

    @Override
    public KubernetesClient kubernetes() {
        return client;
    }

    @Override
    public Optional<URI> prometheus() {
        return server.prometheusUri();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
