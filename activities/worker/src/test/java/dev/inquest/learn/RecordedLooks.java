package dev.inquest.learn;

import dev.inquest.cluster.ClusterAccess;
import dev.inquest.cluster.ClusterUnavailableException;
import dev.inquest.cluster.Observatory;
import dev.inquest.cluster.RecordedObservatory;
import dev.inquest.command.CommandCatalog;
import dev.inquest.command.catalog.ClusterCommandRunner;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.incident.Step;
import dev.inquest.observation.Evidence;
import dev.inquest.recording.RecordedApiServer;
import dev.inquest.recording.Recording;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries steps out on the recorded API of one recording, within a number of looks. */
final class RecordedLooks implements ClusterAccess {

    private static final int ATTEMPTS = 3;

    private final RecordedApiServer server;
    private final Observatory observatory;
    private final KubernetesClient client;
    private final CommandCatalog catalog;
    private final ClusterCommandRunner runner;
    private final int budget;
    private final List<Evidence> evidence = new ArrayList<>();

    RecordedLooks(Path recording, CommandCatalog catalog, int budget) {
        Recording loaded = Recording.load(recording);
        this.server = RecordedApiServer.start(loaded);
        this.observatory = RecordedObservatory.of(loaded);
        this.client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl(server.uri().toString())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
        this.catalog = catalog;
        this.runner = new ClusterCommandRunner(catalog);
        this.budget = budget;
    }

    void run(List<Step> steps) {
        for (Step step : steps) {
            if (left() > 0) {
                CommandOutput out = carriedOut(step);
                evidence.add(new Evidence(
                        evidence.size() + 1,
                        step.command(),
                        out.status(),
                        out.text(),
                        out.observations(),
                        out.looks(),
                        out.observedAt()));
            }
        }
    }

    /** As the workflow does, a look that got no answer is tried again: a busy machine lets connections lapse. */
    private CommandOutput carriedOut(Step step) {
        for (int attempt = 1; ; attempt++) {
            try {
                return runner.run(catalog.parse(step.command()), this, left());
            } catch (ClusterUnavailableException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    List<Evidence> evidence() {
        return List.copyOf(evidence);
    }

    int left() {
        return budget - evidence.stream().mapToInt(Evidence::looks).sum();
    }

    @Override
    public String name() {
        return "recording";
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
    public Observatory observatory() {
        return observatory;
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
