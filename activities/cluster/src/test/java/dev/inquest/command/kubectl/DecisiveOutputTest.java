package dev.inquest.command.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.command.catalog.RecordedCluster;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs too long to be shown keep what decides, wherever it stands. */
class DecisiveOutputTest {

    private static final int PODS = 900;
    private static final int EVENTS = 2_000;

    @TempDir
    static Path directory;

    private static RecordedCluster cluster;

    @BeforeAll
    static void start() {
        String pods = IntStream.range(0, PODS)
                .mapToObj(i -> pod("worker-%04d".formatted(i), "Running", ""))
                .collect(Collectors.joining());
        String events = IntStream.range(0, EVENTS)
                .mapToObj(i -> event(i, i == 40 ? "Warning" : "Normal"))
                .collect(Collectors.joining());
        cluster = RecordedCluster.of(
                directory,
                "{namespaces: {shop: [pods, events]}}",
                pods + pod("zz-last", "Failed", ", reason: Evicted") + events);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void aTableKeepsTheAbnormalRowAndSaysWhatItLeftOut() {
        CommandOutput output = cluster.run("kubectl get pods -n shop -o wide");

        assertThat(output.text())
                .hasSizeLessThan(61_000)
                .contains("zz-last", "Evicted")
                .containsPattern("\\(\\d+ of 901 pods \\(0 of them abnormal\\) not shown");
        assertThat(output.observations())
                .filteredOn(Observation.Listing.class::isInstance)
                .allSatisfy(
                        o -> assertThat(((Observation.Listing) o).complete()).isFalse());
    }

    @Test
    void wholeObjectsKeepTheAbnormalOne() {
        for (String line : new String[] {"kubectl get pods -n shop -o yaml", "kubectl describe pods -n shop"}) {
            CommandOutput output = cluster.run(line);

            assertThat(output.text())
                    .as(line)
                    .hasSizeLessThan(61_500)
                    .contains("zz-last")
                    .contains("abnormal ones kept");
            assertThat(output.observations()).as(line).anySatisfy(o -> assertThat(o)
                    .isInstanceOfSatisfying(Observation.WholeObject.class, w -> assertThat(w.entity())
                            .isEqualTo(Entity.of("shop", "Pod", "zz-last"))));
        }
    }

    @Test
    void eventsKeepWarningsAndTheLatest() {
        for (String line : new String[] {"kubectl get events -n shop", "kubectl events -n shop"}) {
            CommandOutput output = cluster.run(line);

            assertThat(output.text())
                    .as(line)
                    .hasSizeLessThan(61_000)
                    .contains("message of event 40 ", "message of event 1999 ")
                    .doesNotContain("message of event 41 ")
                    .contains("of 2000 events");
        }
    }

    private static String pod(String name, String phase, String more) {
        return """
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: %s, namespace: shop, labels: {app: w}}
                spec: {nodeName: a-node-with-a-long-name.example.org, containers: [{name: app, image: 'app:1'}]}
                status: {phase: %s%s, containerStatuses: [{name: app, ready: true, restartCount: 0}]}
                """.formatted(name, phase, more);
    }

    private static String event(int number, String type) {
        return """
                ---
                apiVersion: v1
                kind: Event
                metadata: {name: e%04d, namespace: shop}
                involvedObject: {kind: Pod, namespace: shop, name: worker-0001}
                type: %s
                reason: Something
                message: message of event %d in some words
                lastTimestamp: '2026-01-31T09:%02d:%02dZ'
                """.formatted(number, type, number, number / 60, number % 60);
    }
}
