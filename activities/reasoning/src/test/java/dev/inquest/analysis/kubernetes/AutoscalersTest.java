package dev.inquest.analysis.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoscalersTest {

    private static final String HPA = """
            {kind: HorizontalPodAutoscaler, metadata: {name: web, namespace: ns},
             spec: {maxReplicas: 3, scaleTargetRef: {kind: Deployment, name: web},
               metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]},
             status: {currentReplicas: 1, conditions: [{type: ScalingActive, status: 'True'}]}}
            """;
    private static final String TARGET =
            "{kind: Deployment, metadata: {name: web, namespace: ns}, spec: {template: {spec: {containers: [{name: app, resources: {requests: REQUESTS}}]}}}}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {cpu: 100m}    | ''
            {memory: 10Mi} | hpa.requests-missing
            """)
    void utilizationNeedsARequestToBeMeasuredAgainst(String requests, String expected) {
        Observed observed = new Observed().objects(HPA).objects(TARGET.replace("REQUESTS", requests));

        assertThat(observed.findings(new Autoscalers()))
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected + " ns/HorizontalPodAutoscaler/web"));
    }

    @Test
    void aTargetThatDoesNotExistIsTold() {
        Observed observed = new Observed().objects(HPA).listing("Deployment", "other");

        assertThat(observed.findings(new Autoscalers()))
                .containsExactly("hpa.target-missing ns/HorizontalPodAutoscaler/web");
    }

    @Test
    void aBudgetThatLetsNobodyGoIsWorthAWarningAndOneReplicaIsNot() {
        String budget = """
                {kind: PodDisruptionBudget, metadata: {name: b, namespace: ns}, spec: {maxUnavailable: 0, selector: {matchLabels: {app: web}}},
                 status: {disruptionsAllowed: 0, expectedPods: N}}
                """;

        assertThat(new Observed().objects(budget.replace("N", "3")).findings(new DisruptionBudgets()))
                .containsExactly("pdb.lets-none-go ns/PodDisruptionBudget/b");
        assertThat(new Observed().objects(budget.replace("N", "1")).findings(new DisruptionBudgets()))
                .containsExactly("pdb.lets-none-go-now ns/PodDisruptionBudget/b");
    }

    @Test
    void aRefusedEvictionMakesTheBudgetTheCause() {
        Observed observed = new Observed()
                .objects("""
                        {kind: PodDisruptionBudget, metadata: {name: b, namespace: ns}, spec: {minAvailable: 1, selector: {matchLabels: {app: web}}},
                         status: {disruptionsAllowed: 0, expectedPods: 1}}
                        """)
                .objects("{kind: Pod, metadata: {name: web-0, namespace: ns, labels: {app: web}}}")
                .warning("Pod", "web-0", "Drain", "Cannot evict pod as it would violate the pod's disruption budget.");

        assertThat(observed.findings(new DisruptionBudgets())).containsExactly("pdb.blocks ns/PodDisruptionBudget/b");
    }
}
