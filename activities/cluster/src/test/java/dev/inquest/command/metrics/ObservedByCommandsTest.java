package dev.inquest.command.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inquest.cluster.ClusterAccess;
import dev.inquest.cluster.Observatory;
import dev.inquest.cluster.Observatory.ErrorPattern;
import dev.inquest.cluster.RecordedObservatory;
import dev.inquest.command.CommandRefusedException;
import dev.inquest.command.catalog.ClusterCommandRunner;
import dev.inquest.command.catalog.ReadOnlyCatalog;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.observation.Observation;
import dev.inquest.recording.RecordedApiServer;
import dev.inquest.recording.Recording;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands for what no Kubernetes object tells, on a synthetic recording served over HTTP. */
class ObservedByCommandsTest {

    private static final long NOW = 1767261600;

    private static final String INCIDENT = """
            id: made-up
            title: made up
            namespace: shop
            startsAt: '2026-01-01T09:55:00Z'
            observedAt: '2026-01-01T10:00:00Z'
            alerts: []
            coverage:
              cluster: [nodes, leases]
              namespaces: {kube-system: [pods]}
              metrics: true
            """;

    private static final String LEASES = """
            kind: List
            items:
            - {apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: n1, namespace: kube-node-lease},
               spec: {renewTime: '2026-01-01T09:59:50.000000Z', leaseDurationSeconds: 40}}
            - {apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: n2, namespace: kube-node-lease},
               spec: {renewTime: '2026-01-01T09:50:00.000000Z', leaseDurationSeconds: 40}}
            - {apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: kube-scheduler, namespace: kube-system},
               spec: {renewTime: '2026-01-01T09:50:00.000000Z', leaseDurationSeconds: 15, holderIdentity: n1_5c0}}
            """;

    private static final String NODES = """
            kind: List
            items:
            - {apiVersion: v1, kind: Node, metadata: {name: n1},
               status: {conditions: [{type: Ready, status: 'True', reason: KubeletReady}]}}
            - {apiVersion: v1, kind: Node, metadata: {name: n2},
               status: {conditions: [{type: Ready, status: Unknown, reason: NodeStatusUnknown}]}}
            """;

    @TempDir
    Path directory;

    private int manySeries;

    @Test
    void promqlShowsWhereASeriesChanged() throws IOException {
        CommandOutput out = run("promql 'p90latency{service=\"stock\"}' --since 10m --step 15s", 5);

        assertThat(out.status()).isEqualTo(EvidenceStatus.OK);
        assertThat(out.looks()).isEqualTo(1);
        assertThat(out.text()).contains("p90latency{service=\"stock\"}", "median=", "CHANGED", "from 4 to 900");
        assertThat(out.observations()).singleElement().isInstanceOfSatisfying(Observation.Series.class, s -> {
            assertThat(s.points()).hasSizeBetween(8, Observation.Series.MAX_POINTS);
            assertThat(s.name()).isEqualTo("p90latency");
        });
    }

    @Test
    void promqlPassesOnWhatIsNotAnsweredAndWhy() throws IOException {
        CommandOutput out = run("promql 'sum(p90latency)'", 5);

        assertThat(out.status()).isEqualTo(EvidenceStatus.REFUSED);
        assertThat(out.text()).contains("avg_over_time");
    }

    @Test
    void aRangeSelectorIsAnsweredToo() throws IOException {
        assertThat(run("promql 'p90latency[5m]'", 5).status()).isEqualTo(EvidenceStatus.OK);
    }

    @Test
    void metricsShowsWhatChangedFirstAndCountsWhatWasNotMeasured() throws IOException {
        CommandOutput out = run("inquest metrics -n shop", 9);

        assertThat(out.text()
                        .lines()
                        .filter(l -> l.contains("{"))
                        .skip(1)
                        .findFirst()
                        .orElseThrow())
                .startsWith("p90latency{service=\"stock\"}");
        assertThat(out.text()).contains("(1 series are 0 or empty throughout: not measured)");
        assertThat(out.looks()).isEqualTo(2);
    }

    @Test
    void withoutPrometheusOrCollectedLogsTheLookIsRefusedAndSaysWhatItNeeds() throws IOException {
        CommandOutput metrics = run("inquest metrics -n shop", 5, Observatory.NONE, false);
        CommandOutput logs = run("inquest error-logs -n shop", 5, Observatory.NONE, false);

        for (CommandOutput out : List.of(metrics, logs)) {
            assertThat(out.status()).isEqualTo(EvidenceStatus.REFUSED);
            assertThat(out.observations()).singleElement().isInstanceOf(Observation.Unavailable.class);
        }
        assertThat(logs.text()).contains("in recordings only", "kubectl logs");
    }

    @Test
    void recordedToolsAnswerAsFarAsTheyWereAsked() throws IOException {
        assertThat(run("inquest node-services", 5).text())
                .contains("n1 kubelet: running (active (running))")
                .contains("n2 containerd: stopped (inactive (dead))")
                .doesNotContain("ago");
        assertThat(run("inquest node-services n1", 5).text()).doesNotContain("n2");
        assertThat(run("inquest connect -n shop", 5).text())
                .contains("db:5432 from n1 NOT CONNECTED", "db:5432 from n2 connected", "web:80 NOT CONNECTED");
        assertThat(run("inquest calls -n shop web", 5).text())
                .contains("lb calls web", "web calls db")
                .doesNotContain("web calls disk");
        assertThat(run("inquest error-logs -n shop", 5).text()).contains("web 7x oh <NUM>");
    }

    @Test
    void answerLargerThanTheLooksLeftIsCutAndSaysSo() throws IOException {
        // Given
        List<ErrorPattern> collected = IntStream.range(0, 120)
                .mapToObj(i -> new ErrorPattern("web", "oh " + i, 1))
                .toList();
        Observatory observatory = new Observatory() {
            @Override
            public Optional<List<ErrorPattern>> errors(String namespace) {
                return Optional.of(collected);
            }
        };

        // When
        CommandOutput out = run("inquest error-logs -n shop", 2, observatory, true);

        // Then
        assertThat(out.looks()).isEqualTo(2);
        assertThat(out.text()).contains("(cut: 20 more kinds of error line could not be seen");
        assertThat(out.observations())
                .filteredOn(Observation.Unavailable.class::isInstance)
                .hasSize(1);
    }

    @Test
    void seriesBeyondTheLooksLeftAreCutAndTheOutputSaysSo() throws IOException {
        // Given
        manySeries = 70;

        // When
        CommandOutput out = run("promql busy", 1);

        // Then
        assertThat(out.looks()).isEqualTo(1);
        assertThat(out.text()).contains("(cut: 20 more series could not be seen");
    }

    @Test
    void onALiveClusterLeasesAndConditionsTellWhoHasGoneSilent() throws IOException {
        CommandOutput out = run("inquest node-services", 9, Observatory.NONE, true);

        assertThat(out.text())
                .contains("n1 kubelet: running", "n2 kubelet: stopped", "n1 kube-scheduler: stopped")
                .contains("n1 container runtime: running");
        assertThat(out.looks()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "promql",
                "promql ''",
                "promql cpu --since x",
                "promql cpu --since 30d",
                "promql cpu --since 7d --step 1s",
                "inquest metrics -n ../x",
                "inquest connect -n shop a b",
                "inquest node-services ;rm"
            })
    void whatIsNotTheGrammarIsRefused(String line) {
        assertThatThrownBy(() -> ReadOnlyCatalog.standard().parse(line)).isInstanceOf(CommandRefusedException.class);
    }

    @Test
    void aCanonicalLineIsReadAsItself() {
        for (String line : List.of("promql 'rate(cpu{a=\"b c\"}[5m])' --since 90s", "inquest metrics -n shop")) {
            String canonical = ReadOnlyCatalog.standard().parse(line).canonical();

            assertThat(ReadOnlyCatalog.standard().parse(canonical).canonical()).isEqualTo(canonical);
        }
    }

    private CommandOutput run(String line, int looks) throws IOException {
        return run(line, looks, null, true);
    }

    private CommandOutput run(String line, int looks, @Nullable Observatory observatory, boolean prometheus)
            throws IOException {
        Recording recording = recording();
        ReadOnlyCatalog catalog = ReadOnlyCatalog.standard();
        try (RecordedApiServer server = RecordedApiServer.start(recording);
                Access access = new Access(
                        server, observatory == null ? RecordedObservatory.of(recording) : observatory, prometheus)) {
            return new ClusterCommandRunner(catalog).run(catalog.parse(line), access, looks);
        }
    }

    private Recording recording() throws IOException {
        Files.writeString(directory.resolve("incident.yaml"), INCIDENT);
        Files.createDirectories(directory.resolve("cluster"));
        Files.writeString(directory.resolve("cluster/leases.yaml"), LEASES);
        Files.writeString(directory.resolve("cluster/nodes.yaml"), NODES);
        StringBuilder csv = new StringBuilder("timestamp,metric,labels,value\n");
        for (int i = 0; i < 20; i++) {
            long at = NOW - 15L * (20 - i);
            csv.append(at)
                    .append(",p90latency,service=stock,")
                    .append(i >= 8 ? 900 : 4)
                    .append('\n');
            csv.append(at)
                    .append(",p90latency,service=web,")
                    .append(i % 2 == 0 ? 7.0 : 7.2)
                    .append('\n');
            csv.append(at).append(",rps,service=db,0\n");
        }
        for (int i = 0; i < manySeries; i++) {
            csv.append(NOW - 15).append(",busy,service=s").append(i).append(",1\n");
        }
        Files.writeString(directory.resolve("metrics.csv"), csv);
        Files.createDirectories(directory.resolve("tools"));
        tool("CheckNodeServiceStatus", """
                "node_name=n1;service_name=kubelet": "x\\n  Active: active (running) since Mon; 1 day ago",
                "node_name=n2;service_name=containerd": "Active: inactive (dead) since Mon; 2min ago\\n"
                """);
        tool("CheckServiceConnectivity", """
                "namespace=shop;service_name=db;port=5432": "deployed on n1: Connection Failed\\ndeployed on n2: db open\\nConnection Succeeded",
                "namespace=shop;service_name=web;port=80": "Connection Failed",
                "namespace=other;service_name=x;port=80": "Connection Failed"
                """);
        tool("GetServiceDependencies", """
                "service_name=web": "[Service]: web\\n[Upstream (Called By)]: lb, (User Traffic)\\n[Downstream (Calls)]:\\nweb\\n├── db\\n│   └── disk\\n└── mail",
                "service_name=db": "[Service]: db\\n[Downstream (Calls)]:\\n(None)"
                """);
        tool("GetErrorLogs", """
                "namespace=shop;service_name=web": {"total_errors": 7, "patterns": [{"pattern": "oh <NUM>", "count": 7}]}
                """);
        return Recording.load(directory);
    }

    private void tool(String name, String outputs) throws IOException {
        Files.writeString(
                directory.resolve("tools/" + name + ".json"),
                "{\"tool\": \"" + name + "\", \"outputs\": {" + outputs + "}, \"default\": \"Connection failed\"}");
    }

    private record Access(RecordedApiServer server, Observatory observatory, boolean metrics, KubernetesClient client)
            implements ClusterAccess {

        Access(RecordedApiServer server, Observatory observatory, boolean metrics) {
            this(
                    server,
                    observatory,
                    metrics,
                    new KubernetesClientBuilder()
                            .withConfig(new ConfigBuilder(Config.empty())
                                    .withMasterUrl(server.uri().toString())
                                    .withRequestRetryBackoffLimit(0)
                                    .build())
                            .build());
        }

        @Override
        public String name() {
            return "made-up";
        }

        @Override
        public KubernetesClient kubernetes() {
            return client;
        }

        @Override
        public Optional<URI> prometheus() {
            return metrics ? server.prometheusUri() : Optional.empty();
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
