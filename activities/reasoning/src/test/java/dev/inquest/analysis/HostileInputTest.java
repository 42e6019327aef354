package dev.inquest.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.kubernetes.KubernetesAnalyzers;
import dev.inquest.analysis.logs.LogAnalyzers;
import dev.inquest.analysis.mesh.MeshAnalyzers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a cluster shows: findings or silence, never an exception. */
class HostileInputTest {

    private static final List<Analyzer> ALL = Stream.of(
                    KubernetesAnalyzers.all(), LogAnalyzers.all(), MeshAnalyzers.all())
            .flatMap(List::stream)
            .toList();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pod",
                "Deployment",
                "ReplicaSet",
                "StatefulSet",
                "DaemonSet",
                "Job",
                "CronJob",
                "Service",
                "Endpoints",
                "Ingress",
                "Gateway",
                "GatewayClass",
                "HTTPRoute",
                "PersistentVolumeClaim",
                "PersistentVolume",
                "StorageClass",
                "HorizontalPodAutoscaler",
                "PodDisruptionBudget",
                "NetworkPolicy",
                "ValidatingWebhookConfiguration",
                "Node",
                "ConfigMap",
                "Secret",
                "RoleBinding",
                "ResourceQuota",
                "LimitRange",
                "Certificate",
                "DestinationRule",
                "VirtualService",
                "PeerAuthentication",
                "Widget"
            })
    void objectsWithoutFieldsOrWithStrangeOnesAreRead(String kind) {
        Observed observed = new Observed()
                .objects("{kind: " + kind + ", metadata: {name: a, namespace: ns}}")
                .objects("{kind: " + kind + ", metadata: {name: b, namespace: ns}, spec: text, status: [1, 2]}")
                .objects(
                        "{kind: " + kind
                                + ", metadata: {name: c, namespace: ns}, spec: {containers: {}, template: null, rules: [1, null], "
                                + "ports: [x], selector: [], volumes: [null]}, status: {conditions: [null, 3], phase: 7}, data: 5, webhooks: [null], subjects: [1]}")
                .row(kind, "d", Map.of("READY", "x/y", "STATUS", "", "RESTARTS", "many (never)", "DESIRED", "-"))
                .listing(kind, "a", "b", "c", "d");

        var result = new Analyzers(ALL).run(observed.seen(), Observed.incident("a is down"));

        assertThat(result.notes()).isEmpty();
    }

    @Test
    void binaryAndEndlessLogsAreRead() {
        String endless = "error: connection refused to cart:80 ".repeat(30_000);
        String binary = new String(new char[] {0, 1, 2, 0xFFFD, 27, '[', 'A', 7}).repeat(5_000);
        String[] traces =
                Stream.generate(() -> "\tat x.y.Z.m(Z.java:1)").limit(30_000).toArray(String[]::new);
        Observed observed = new Observed()
                .pod("web-0", "0/1", "CrashLoopBackOff", "9")
                .log("web-0", "app", endless, binary, "", " ", "\t", "[")
                .log("web-1", "app", traces)
                .log("web-2", "app");

        var result = new Analyzers(ALL).run(observed.seen(), Observed.incident("web is down"));

        assertThat(result.notes()).isEmpty();
    }

    @Test
    void fiveThousandEventsAreRead() {
        Observed observed = new Observed();
        for (int i = 0; i < 5_000; i++) {
            observed.warning(
                    i % 2 == 0 ? "Pod" : "Widget", "x-" + i, "Odd" + i % 7, "something (" + i + ") happened \"%s\" {");
        }

        var result = new Analyzers(ALL).run(observed.seen(), Observed.incident("x"));

        assertThat(result.notes()).isEmpty();
    }
}
