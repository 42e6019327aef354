package dev.inquest.analysis.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartUpTest {

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            Error: secret "db" not found                                                                                  | config.missing-secret
            Error: configmap "settings" not found                                                                         | config.missing-config-map
            Error: couldn't find key host in ConfigMap ns/settings                                                        | config.missing-key
            MountVolume.SetUp failed for volume "c" : references non-existent config key: app.yml                         | config.missing-key
            Error: container has runAsNonRoot and image will run as root (pod: "p")                                       | pod.security-context-invalid
            Error: container's runAsUser breaks non-root policy                                                           | pod.security-context-invalid
            Error: failed to create containerd task: exec: "/app/serve": stat /app/serve: no such file or directory       | pod.bad-command
            Error: exec: "serve": executable file not found in $PATH: unknown                                             | pod.bad-command
            exec /app: exec format error                                                                                  | image.platform-mismatch
            Multi-Attach error for volume "pv" Volume is already used by pod(s) db-1                                      | storage.attach-failed
            MountVolume.SetUp failed for volume "nfs" : mount failed: exit status 32                                      | pod.mount-failed
            Failed to create pod sandbox: container init was OOM-killed (memory limit too low?)                           | pod.out-of-memory
            """)
    void kubeletsWordsAreTakenApart(String message, String expected) {
        Observed observed =
                new Observed().pod("web-0", "0/1", "ContainerCreating", "0").warning("Pod", "web-0", "Failed", message);

        assertThat(observed.findings(new StartUp())).containsExactly(expected + " ns/Pod/web-0");
    }

    @Test
    void aStartUpRaceThatHealedIsSilent() {
        Observed observed = new Observed()
                .pod("web-0", "1/1", "Running", "0")
                .warning("Pod", "web-0", "FailedMount", "configmap \"settings\" not found");

        assertThat(observed.findings(new StartUp())).isEmpty();
    }

    @Test
    void anEvictedPodThatWasReplacedIsALeftOver() {
        Observed observed = new Observed()
                .row("Deployment", "web", Map.of("READY", "1/1"))
                .pod("web-5d4f7c9b8d-abcde", "0/1", "Evicted", "0");

        assertThat(observed.findings(new Evictions()))
                .containsExactly("pod.evicted-before ns/Pod/web-5d4f7c9b8d-abcde");
        assertThat(observed.findings(new PodStatus())).containsExactly("pod.left-over ns/Pod/web-5d4f7c9b8d-abcde");
    }

    @Test
    void anEvictionNamesTheNodeThatRanShort() {
        Observed observed = new Observed().objects("""
                {kind: Pod, metadata: {name: web-0, namespace: ns}, spec: {nodeName: n1},
                 status: {phase: Failed, reason: Evicted, message: 'The node was low on resource: memory. Threshold quantity: 100Mi'}}
                """);

        assertThat(observed.findings(new Evictions()))
                .containsExactly("pod.evicted ns/Pod/web-0", "node.evicts-for-memory Node/n1");
    }
}
