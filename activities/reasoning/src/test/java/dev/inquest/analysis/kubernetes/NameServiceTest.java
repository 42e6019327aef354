package dev.inquest.analysis.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import dev.inquest.analysis.flags.FeatureFlags;
import dev.inquest.analysis.logs.FailingCalls;
import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NameServiceTest {

    private static final String UNANSWERED =
            "lookup cart on 10.96.0.10:53: read udp 10.0.0.9:4000->10.96.0.10:53: i/o timeout";

    @Test
    void severalWorkloadsWithoutAnAnswerMeanTheServer() {
        Observed observed = new Observed();
        for (String name : List.of("a", "b", "c")) {
            observed.log(name + "-5d4f7c9b8d-abcde", "app", UNANSWERED);
        }

        assertThat(observed.findings(new NameService()))
                .containsExactly("dns.unanswered kube-system/Deployment/coredns");
    }

    @Test
    void oneWorkloadWithoutAnAnswerHasAProblemOfItsOwn() {
        Observed observed = new Observed().listing("Service", "cart").log("a-5d4f7c9b8d-abcde", "app", UNANSWERED);

        assertThat(observed.findings(new NameService())).isEmpty();
        assertThat(observed.findings(new FailingCalls())).containsExactly("call.known-name-unresolved ns/Deployment/a");
    }

    @Test
    void aServerThatRunsAndWhoseReadinessWasNotTakenDownIsNotCalledDown() {
        var running = new Observation.TableRow(
                Entity.of("kube-system", "Pod", "coredns-5d4f7c9b8d-abcde"),
                Map.of("READY", "0/1", "STATUS", "Running"));
        var crashing = new Observation.TableRow(
                Entity.of("kube-system", "Pod", "coredns-5d4f7c9b8d-abcde"),
                Map.of("READY", "0/1", "STATUS", "CrashLoopBackOff"));

        assertThat(new Observed().add(running).findings(new NameService())).isEmpty();
        assertThat(new Observed().add(crashing).findings(new NameService()))
                .containsExactly("dns.servers-down kube-system/Deployment/coredns");
    }

    @Test
    void aFailureFlagThatIsOnIsTold() {
        String flags = """
                {kind: ConfigMap, metadata: {name: flags, namespace: ns}, data: {flags.json: '{"flags": {
                  "cartFailure": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "VARIANT"},
                  "newLogo": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "on"}}}'}}
                """;

        assertThat(new Observed().objects(flags.replace("VARIANT", "on")).findings(new FeatureFlags()))
                .containsExactly("flag.failure-on ns/ConfigMap/flags");
        assertThat(new Observed().objects(flags.replace("VARIANT", "off")).findings(new FeatureFlags()))
                .isEmpty();
    }

    @Test
    void aLoadBalancerThatWaitsIsNotedAndOneThatFailedHarms() {
        Observed observed =
                new Observed().row("Service", "edge", Map.of("TYPE", "LoadBalancer", "EXTERNAL-IP", "<pending>"));

        assertThat(observed.findings(new LoadBalancers()))
                .containsExactly("service.load-balancer-pending ns/Service/edge");
        assertThat(observed.warning("Service", "edge", "SyncLoadBalancerFailed", "no quota left")
                        .findings(new LoadBalancers()))
                .contains("service.load-balancer-failed ns/Service/edge");
    }

    @Test
    void aServiceBehindWhichTheTransportDiffersIsTold() {
        Observed observed = new Observed()
                .objects(
                        "{kind: Service, metadata: {name: web, namespace: ns}, spec: {selector: {app: web}, ports: [{port: 80, targetPort: 80, protocol: UDP}]}}")
                .objects(
                        "{kind: Deployment, metadata: {name: web, namespace: ns}, spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: app, ports: [{containerPort: 80}]}]}}}}");

        assertThat(observed.findings(new ServiceWiring())).containsExactly("service.transport-differs ns/Service/web");
    }
}
