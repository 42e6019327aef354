package dev.inquest.live;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.cluster.ClusterAccess;
import dev.inquest.cluster.ClustersConfig;
import dev.inquest.cluster.ConfiguredClusterDirectory;
import dev.inquest.command.catalog.ClusterCommandRunner;
import dev.inquest.command.catalog.ReadOnlyCatalog;
import dev.inquest.command.output.CommandOutput;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.javacrumbs.jsonunit.core.Option;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The objects of a recording look the same through the recorded API and through a real API server that holds them. */
@Tag("long")
@NeedsControlPlane
class RecordingParityIT {

    private static final String RECORDING = "kettlewood-503-2";
    private static final int MAX_LOOKS = 60;

    private static final ReadOnlyCatalog CATALOG = ReadOnlyCatalog.standard();
    private static ControlPlane plane;
    private static ConfiguredClusterDirectory clusters;

    @BeforeAll
    static void load() {
        Path recordings = Path.of(System.getProperty("checkout.root", "../.."), "deploy", "recordings")
                .toAbsolutePath();
        plane = ControlPlane.bare();
        new RecordedObjectsLoader(plane.admin()).load(recordings.resolve(RECORDING));
        clusters = new ConfiguredClusterDirectory(new Both(plane.readerKubeconfig(), recordings));
    }

    @AfterAll
    static void stop() {
        if (clusters != null) {
            clusters.close();
        }
        if (plane != null) {
            plane.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl get pods -n kettlewood",
                "kubectl get pods -n kettlewood -o wide",
                "kubectl get pods -A",
                "kubectl get pods -n kettlewood -l app=payments -o name",
                "kubectl get services -n kettlewood -o wide",
                "kubectl get endpoints -n kettlewood",
                "kubectl get deployments -n kettlewood -o wide",
                "kubectl get replicasets -n kettlewood",
                "kubectl get statefulsets,persistentvolumeclaims,configmaps,secrets -n kettlewood",
                "kubectl get networkpolicies -n kettlewood",
                "kubectl get nodes -o wide",
                "kubectl get persistentvolumes,storageclasses",
                "kubectl get events -n kettlewood",
                "kubectl events -n kettlewood",
                "kubectl rollout history deployment/payments -n kettlewood",
                "istioctl analyze -n kettlewood"
            })
    void theTextIsTheSame(String command) {
        CommandOutput recorded = run(command, RECORDING);
        CommandOutput live = run(command, LiveClusterResource.NAME);

        assertThat(ServerSet.without(live.text())).isEqualTo(ServerSet.without(recorded.text()));
        assertThat(live.status()).isEqualTo(recorded.status());
        assertThat(live.looks()).isEqualTo(recorded.looks());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl describe pods -n kettlewood -l app=payments",
                "kubectl describe service payments -n kettlewood",
                "kubectl describe deployment payments -n kettlewood",
                "kubectl describe node kw-node-2",
                "kubectl describe virtualservices -n kettlewood"
            })
    void theDescriptionsSayTheSame(String command) {
        CommandOutput recorded = run(command, RECORDING);
        CommandOutput live = run(command, LiveClusterResource.NAME);

        assertThat(ServerSet.linesWithout(live.text()))
                .containsExactlyInAnyOrderElementsOf(ServerSet.linesWithout(recorded.text()));
    }

    /** A real server fills in defaults that a recording may lack; nothing else may differ. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl get services -n kettlewood -o yaml",
                "kubectl get deployment payments -n kettlewood -o yaml",
                "kubectl get pods -n kettlewood -l app=payments -o yaml",
                "kubectl get destinationrules -n kettlewood -o yaml",
                "kubectl get virtualservices -n kettlewood -o yaml",
                "kubectl get node kw-node-2 -o yaml"
            })
    void theObjectsHoldAllThatWasRecorded(String command) {
        CommandOutput recorded = run(command, RECORDING);
        CommandOutput live = run(command, LiveClusterResource.NAME);

        assertThatJson(ServerSet.withoutFields(live.text()))
                .when(Option.IGNORING_EXTRA_FIELDS)
                .isEqualTo(ServerSet.withoutFields(recorded.text()));
    }

    private static CommandOutput run(String command, String cluster) {
        ClusterAccess access = clusters.access(cluster);
        return new ClusterCommandRunner(CATALOG).run(CATALOG.parse(command), access, MAX_LOOKS);
    }

    /** The API server by its kubeconfig, the recordings by their directory. */
    private record Both(Path kubeconfig, Path root) implements ClustersConfig {

        @Override
        public Map<String, Cluster> clusters() {
            return Map.of(LiveClusterResource.NAME, new Live(Optional.of(kubeconfig)));
        }

        @Override
        public Optional<List<Path>> recordings() {
            return Optional.of(List.of(root));
        }
    }

    private record Live(Optional<Path> kubeconfig) implements ClustersConfig.Cluster {

        @Override
        public Optional<String> context() {
            return Optional.empty();
        }

        @Override
        public Optional<URI> prometheusUrl() {
            return Optional.empty();
        }

        @Override
        public Duration timeout() {
            return Duration.ofMinutes(1);
        }
    }
}
