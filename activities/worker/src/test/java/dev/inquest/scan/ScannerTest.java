package dev.inquest.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inquest.analysis.Analyzers;
import dev.inquest.causality.EvidenceReasoning;
import dev.inquest.cluster.ClusterAccess;
import dev.inquest.cluster.ClusterDirectory;
import dev.inquest.command.CommandCatalog;
import dev.inquest.command.catalog.ClusterCommandRunner;
import dev.inquest.command.catalog.ReadOnlyCatalog;
import dev.inquest.recording.RecordedApiServer;
import dev.inquest.recording.Recording;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScannerTest {

    private static final Path RECORDINGS = Path.of("../..", "deploy", "recordings");

    @Test
    void aCauseIsToldApartFromItsVictims() {
        ScanReport report = scan("mesh-503", "bookshop");

        assertThat(report.roots().getFirst())
                .satisfies(root -> assertThat(root.fault().value()).isEqualTo("mesh.mtls-conflict"))
                .satisfies(root -> assertThat(root.decisive().commands())
                        .anySatisfy(c -> assertThat(c).startsWith("kubectl get ")))
                .satisfies(root ->
                        assertThat(root.suggestedFix()).contains(root.entity().toString()));
        assertThat(report.counts().errors() + report.counts().warnings()).isPositive();
        assertThat(report.cost().objects()).isGreaterThan(50);
    }

    @Test
    void aHealthyNamespaceHasNoCause() {
        ScanReport report = scan("healthy-shop", "gardenshop");

        assertThat(report.roots())
                .filteredOn(r -> r.severity().name().equals("ERROR"))
                .isEmpty();
    }

    @Test
    void aNamespaceThatIsNotThereIsSaidWithThoseThatAre() {
        assertThatThrownBy(() -> scan("mesh-503", "nowhere"))
                .isInstanceOf(UnknownNamespaceException.class)
                .hasMessageContaining("no namespace 'nowhere'")
                .hasMessageContaining("bookshop");
    }

    @Test
    void everyPageIsAskedForOnceAndNoMore() {
        try (LargeCluster cluster = new LargeCluster(3_000)) {
            ScanReport report = scanner(cluster).scan("large", null);

            int pages = ScanKinds.all().stream()
                    .mapToInt(k -> Math.max(1, (cluster.count(k) + 499) / 500))
                    .sum();
            assertThat(report.cost().objects()).isEqualTo(cluster.objects());
            assertThat(cluster.requests()).isBetween(pages, pages + 150);
            assertThat(report.roots()).extracting(r -> r.fault().value()).contains("routing.service-selector-mismatch");
        }
    }

    @Test
    void whatTheTimeDidNotAllowIsNotSeen() {
        try (LargeCluster cluster = new LargeCluster(1_000)) {
            ScanReport report = new Scanner(
                            only(cluster),
                            catalog(),
                            runner(),
                            new Analyzers(EvidenceReasoning.allAnalyzers()),
                            config(Duration.ZERO))
                    .scan("large", null);

            assertThat(report.complete()).isFalse();
            assertThat(report.unseen()).anySatisfy(line -> assertThat(line).contains("pods: the scan's time was up"));
        }
    }

    private static ScanReport scan(String recording, String namespace) {
        try (RecordedApiServer server = RecordedApiServer.start(Recording.load(RECORDINGS.resolve(recording)));
                Recorded cluster = new Recorded(recording, server)) {
            return scanner(cluster).scan(recording, namespace);
        }
    }

    private static Scanner scanner(ClusterAccess cluster) {
        return new Scanner(
                only(cluster),
                catalog(),
                runner(),
                new Analyzers(EvidenceReasoning.allAnalyzers()),
                config(Duration.ofMinutes(5)));
    }

    private static CommandCatalog catalog() {
        return ReadOnlyCatalog.standard();
    }

    private static ClusterCommandRunner runner() {
        return new ClusterCommandRunner(catalog());
    }

    private static ScanConfig config(Duration timeout) {
        return new ScanConfig() {
            @Override
            public Duration timeout() {
                return timeout;
            }

            @Override
            public int maxObjects() {
                return 100_000;
            }

            @Override
            public int concurrent() {
                return 1;
            }
        };
    }

    private static ClusterDirectory only(ClusterAccess cluster) {
        return new ClusterDirectory() {
            @Override
            public ClusterAccess access(String name) {
                return cluster;
            }

            @Override
            public Collection<String> names() {
                return List.of(cluster.name());
            }
        };
    }

    private record Recorded(String name, KubernetesClient kubernetes) implements ClusterAccess {
        Recorded(String name, RecordedApiServer server) {
            this(
                    name,
                    new KubernetesClientBuilder()
                            .withConfig(new ConfigBuilder(Config.empty())
                                    .withMasterUrl(server.uri().toString())
                                    .withRequestRetryBackoffLimit(0)
                                    .build())
                            .build());
        }

        @Override
        public void close() {
            kubernetes.close();
        }
    }
}
