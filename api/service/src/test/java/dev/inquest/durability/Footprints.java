package dev.inquest.durability;

import dev.inquest.cluster.ClusterAccess;
import dev.inquest.command.catalog.ClusterCommandRunner;
import dev.inquest.command.catalog.ReadOnlyCatalog;
import dev.inquest.recording.RecordedApiServer;
import dev.inquest.recording.Recording;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which requests a command sends when it is carried out once: found by carrying it out. */
final class Footprints implements ClusterAccess {

    private static final int MANY_LOOKS = 1_000;

    private final RecordedApiServer server;
    private final KubernetesClient client;
    private final ReadOnlyCatalog catalog = ReadOnlyCatalog.standard();
    private final Map<String, Footprint> known = new HashMap<>();

    Footprints(Recording recording) {
        server = RecordedApiServer.start(recording);
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl(server.uri().toString())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
    }

    /**
     * @param requests what it asks, as {@link Requests} writes it
     * @param looks what it costs when no budget cuts it
     */
    record Footprint(List<String> requests, int looks) {}

    Footprint of(String command) {
        return known.computeIfAbsent(command, this::carryOut);
    }

    private Footprint carryOut(String command) {
        int before = server.requests().count();
        int looks = new ClusterCommandRunner(catalog)
                .run(catalog.parse(command), this, MANY_LOOKS)
                .looks();
        return new Footprint(Requests.of(server, before), looks);
    }

    @Override
    public String name() {
        return Estate.RECORDING;
    }

    @Override
    public KubernetesClient kubernetes() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
