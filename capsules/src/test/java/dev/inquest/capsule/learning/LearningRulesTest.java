package dev.inquest.capsule.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.capsule.ProcedureStep;
import dev.inquest.capsule.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kubectl get ep -n {namespace}                                         | symptom.http-503           | Check service endpoints when calls fail with 503
            kubectl get pa,dr -n {namespace} -o yaml                              | symptom.http-503           | Compare mTLS policy with client TLS settings and subsets when calls fail with 503
            kubectl get PersistentVolumeClaims                                    | symptom.pending            | Check volume claims when pods stay pending
            istioctl analyze -n {namespace}                                       | symptom.odd-thing          | Check mesh configuration when there is odd thing
            istioctl proxy-config clusters {pod} -n {namespace}                   | symptom.latency            | Check proxy clusters when calls are slow
            kubectl logs {pod} --previous                                         | symptom.crash              | Check logs when pods crash
            inquest changes --since 1h                                            | symptom.errors             | Check recent changes when errors rise
            kubectl top pods -n {namespace}                                       | symptom.timeout            | Check resource usage of pods when calls time out
            promql 'rate(x[5m])'                                                  | symptom.latency            | Check metrics when calls are slow
            kubectl get networkpolicies.networking.k8s.io,virtualservices,gateways,pods | symptom.http-404     | Check mesh routes, gateways and pods when calls fail with 404
            """)
    void aSkillIsNamedAfterWhatWasLookedAtAndTheSymptom(String template, String symptom, String name) {
        assertThat(SkillName.of(steps(template), Set.of(symptom), Set.of())).isEqualTo(name);
    }

    @Test
    void withoutASymptomASkillIsNamedAfterTheFinding() {
        assertThat(SkillName.of(steps("kubectl get nodes"), Set.of(), Set.of("pod.crash-looping")))
                .isEqualTo("Check nodes after seeing pod crash looping");
    }

    @Test
    void theSameKindsUnderTheSameSignsAreOneSkillWhicheverObjectIsNamed() {
        Trigger trigger = new Trigger(Set.of("a.b"), Set.of("symptom.http-503"), "");
        List<ProcedureStep> left =
                steps("kubectl get dr {service} -n {namespace}", "kubectl get peerauthentication -A");
        List<ProcedureStep> right = steps("kubectl describe destinationrules", "kubectl get pa", "kubectl get pods");

        assertThat(Resemblance.of(trigger, left, trigger, right).same()).isTrue();
        assertThat(Resemblance.of(trigger, left, trigger, steps("kubectl get pods", "kubectl get dr"))
                        .same())
                .isFalse();
        assertThat(Resemblance.of(trigger, left, new Trigger(Set.of("c.d"), Set.of(), ""), left)
                        .same())
                .isFalse();
    }

    @Test
    void mergingPutsFirstWhatDecidedMostOften() {
        List<ProcedureStep> current = steps("a", "b");

        List<ProcedureStep> merged =
                Procedures.merge(current, List.of(steps("a", "b"), steps("b", "c"), steps("c", "b")));

        assertThat(merged).extracting(ProcedureStep::template).containsExactly("b", "c", "a");
    }

    @Test
    void aProcedureStaysAsItIsWhenNothingNewDecided() {
        List<ProcedureStep> current = steps("a", "b");

        assertThat(Procedures.merge(current, List.of(steps("b"), steps("b"), steps("a"))))
                .isEqualTo(current);
    }

    @Test
    void aMergedProcedureIsBounded() {
        List<ProcedureStep> full = steps("a", "b", "c", "d", "e", "f", "g", "h");

        assertThat(Procedures.merge(full, List.of(full, steps("new")))).isEqualTo(full);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kubectl get pods -n {namespace}                                | kubectl get pods -n {namespace}
            kubectl get pods cart-1 -n {namespace} -o yaml                 | kubectl get pods -n {namespace} -o yaml
            kubectl get deploy/cart -n {namespace}                         | kubectl get deploy -n {namespace}
            kubectl get pods -l app={service} -n {namespace}               | kubectl get pods -l app={service} -n {namespace}
            kubectl get pods -l app=cart -n {namespace}                    | kubectl get pods -n {namespace}
            kubectl get svc -n kube-system                                 | kubectl get svc -n kube-system
            kubectl get svc -n other                                       |
            kubectl logs cart-1 -n {namespace}                             |
            kubectl logs {pod} -c istio-proxy -n {namespace}               | kubectl logs {pod} -c istio-proxy -n {namespace}
            kubectl logs {pod} -c cart -n {namespace}                      |
            istioctl proxy-config clusters cart-1 -n {namespace}           |
            istioctl analyze -n {namespace}                                | istioctl analyze -n {namespace}
            """)
    void nothingOfOneIncidentAloneRemainsInATemplate(String template, String general) {
        assertThat(Templates.general(template)).isEqualTo(Optional.ofNullable(general));
    }

    private static List<ProcedureStep> steps(String... templates) {
        return Stream.of(templates).map(t -> new ProcedureStep(t, "why")).toList();
    }
}
