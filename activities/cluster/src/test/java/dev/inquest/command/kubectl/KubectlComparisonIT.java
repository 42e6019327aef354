package dev.inquest.command.kubectl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.inquest.command.catalog.RecordedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands print what the real kubectl prints of the same cluster. */
class KubectlComparisonIT {

    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    static Path directory;

    private static RecordedCluster cluster;

    @BeforeAll
    static void start() {
        cluster = RecordedCluster.of(
                directory.resolve("recording"),
                "{cluster: [nodes], namespaces: {shop: [pods, deployments, services]}}",
                """
                apiVersion: metrics.k8s.io/v1beta1
                kind: PodMetrics
                metadata: {name: web-1, namespace: shop}
                containers:
                - {name: app, usage: {cpu: 1234567n, memory: 131072Ki}}
                - {name: side, usage: {cpu: 3m, memory: 1Mi}}
                ---
                apiVersion: metrics.k8s.io/v1beta1
                kind: PodMetrics
                metadata: {name: db-0, namespace: shop}
                containers:
                - {name: app, usage: {cpu: '1', memory: 2Gi}}
                ---
                apiVersion: metrics.k8s.io/v1beta1
                kind: NodeMetrics
                metadata: {name: node-a}
                usage: {cpu: 500m, memory: 4Gi}
                ---
                apiVersion: v1
                kind: Node
                metadata: {name: node-a}
                status: {allocatable: {cpu: '4', memory: 16Gi}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: web-1, namespace: shop, labels: {app: web, v: a}, creationTimestamp: '2026-01-31T10:00:00Z'}
                spec: {containers: [{name: app}]}
                status: {phase: Running, containerStatuses: [{name: app, ready: true, restartCount: 12, state: {running: {}}}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: web-2, namespace: shop, labels: {app: web}, creationTimestamp: '2026-01-31T09:00:00Z'}
                spec: {containers: [{name: app}]}
                status: {phase: Running, containerStatuses: [{name: app, ready: true, restartCount: 7, state: {running: {}}}]}
                """);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl top pods -n shop",
                "kubectl top pods -n shop --containers",
                "kubectl top pods -A --sort-by=cpu",
                "kubectl top nodes",
                "kubectl get pods -n shop --show-labels",
                "kubectl get pods -n shop -L app,v",
                "kubectl get pods -n shop --sort-by={.status.containerStatuses[0].restartCount}",
                "kubectl get pods -n shop --sort-by=.metadata.creationTimestamp",
                "kubectl get pod/web-1 node/node-a -n shop",
                "kubectl api-resources --api-group=apps",
                "kubectl api-resources --namespaced=false -o name"
            })
    void asKubectlPrintsIt(String line) throws IOException, InterruptedException {
        String real = kubectl(Arrays.asList(line.split(" ")).subList(1, line.split(" ").length));

        String ours = cluster.run(line.replace("={", "='{").replace("}", "}'")).text();

        assertThat(lines(ours)).as(line).containsExactlyElementsOf(lines(real));
    }

    private static List<String> lines(String output) {
        return output.lines()
                .map(l -> l.replaceAll(" +", " ").strip())
                .filter(l -> !l.isEmpty())
                .toList();
    }

    private static String kubectl(List<String> arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("kubectl", "--server", cluster.uri().toString()));
        command.addAll(arguments);
        Path out = Files.createTempFile(directory, "out", "");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HOME", directory.toString());
        builder.environment().remove("KUBECONFIG");
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return fail(String.join(" ", command) + " did not end within " + PATIENCE_SECONDS + " s");
        }
        return Files.readString(out);
    }
}
