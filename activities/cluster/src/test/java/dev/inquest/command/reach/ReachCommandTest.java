package dev.inquest.command.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.command.catalog.RecordedCluster;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReachCommandTest {

    private static final String COVERAGE = "{cluster: [namespaces], namespaces: {"
            + "shop: [pods, services, endpoints, deployments, statefulsets, daemonsets, networkpolicies,"
            + " peerauthentications.security.istio.io, destinationrules.networking.istio.io,"
            + " authorizationpolicies.security.istio.io],"
            + " web: [pods, services, endpoints, deployments, statefulsets, daemonsets, networkpolicies,"
            + " destinationrules.networking.istio.io],"
            + " istio-system: [peerauthentications.security.istio.io, destinationrules.networking.istio.io,"
            + " authorizationpolicies.security.istio.io],"
            + " kube-system: [pods]}}";

    private static final String BASE = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: web, labels: {tier: front}}
            ---
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: coredns-1, namespace: kube-system, labels: {k8s-app: kube-dns}}
            spec: {containers: [{name: coredns}]}
            status: {phase: Running, conditions: [{type: Ready, status: 'True'}]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: page, namespace: web}
            spec: {selector: {matchLabels: {app: page}}, template: {metadata: {labels: {app: page}}, spec: {containers: [{name: app}]}}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: cart, namespace: shop}
            spec: {clusterIP: 10.96.0.7, selector: {app: cart}, ports: [{name: http, port: 80, targetPort: web}]}
            ---
            apiVersion: v1
            kind: Endpoints
            metadata: {name: cart, namespace: shop}
            subsets: [{addresses: [{ip: 10.0.0.9, targetRef: {kind: Pod, name: cart-1}}], ports: [{name: http, port: 8080}]}]
            """;

    @TempDir
    Path directory;

    @Test
    void anOpenWayIsOpenAtEveryStep() {
        CommandOutput output = run(pods("", "") + """
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: cart-in, namespace: shop}
                spec:
                  podSelector: {matchExpressions: [{key: app, operator: In, values: [cart, checkout]}]}
                  ingress:
                  - from: [{namespaceSelector: {matchLabels: {tier: front}}, podSelector: {matchLabels: {app: page}}}]
                    ports: [{port: web}]
                """, "inquest reach web/page shop/cart 80");

        assertThat(verdicts(output))
                .containsExactly(
                        Map.entry("source", "ok"),
                        Map.entry("dns", "ok"),
                        Map.entry("service", "ok"),
                        Map.entry("endpoints", "ok"),
                        Map.entry("target-port", "ok"),
                        Map.entry("egress", "ok"),
                        Map.entry("ingress", "ok"));
        assertThat(output.text()).contains("yes: ");
        assertThat(output.observations())
                .filteredOn(Observation.Reach.class::isInstance)
                .extracting(o -> ((Observation.Reach) o).decidedBy())
                .contains(Entity.of("shop", "NetworkPolicy", "cart-in"));
    }

    @Test
    void aPolicyThatLetsOthersInDeniesAndIsNamed() {
        CommandOutput output = run(pods("", "") + """
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: cart-in, namespace: shop}
                spec:
                  podSelector: {matchLabels: {app: cart}}
                  ingress:
                  - from: [{podSelector: {matchLabels: {app: page}}}]
                    ports: [{port: 8080}]
                  - from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]
                    ports: [{port: 9000, endPort: 9100}]
                """, "inquest reach web/page shop/cart http");

        assertThat(verdicts(output)).containsEntry("ingress", "denied").containsEntry("egress", "ok");
        assertThat(output.text())
                .contains("no: web/Deployment/page to shop/Service/cart port http is denied by ingress"
                        + " (shop/NetworkPolicy/cart-in)");
    }

    @Test
    void egressThatForgetsDnsIsFound() {
        CommandOutput output = run(pods("", "") + """
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: page-out, namespace: web}
                spec:
                  podSelector: {}
                  policyTypes: [Egress]
                  egress: [{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}}], ports: [{port: 8080}]}]
                """, "inquest reach web/page shop/cart 80");

        assertThat(verdicts(output)).containsEntry("dns-egress", "denied").containsEntry("egress", "ok");
    }

    @Test
    void aPortOfAnotherKindAndAMissingPodAreFound() {
        CommandOutput wrongPort = run(pods("", ""), "inquest reach web/page shop/cart web");

        assertThat(wrongPort.text()).contains("has no port web; its ports are 80 (http); web is a target port");
        assertThat(verdicts(wrongPort)).containsEntry("service", "denied");
    }

    @Test
    void aServiceThatSelectsNobodyIsFound() {
        CommandOutput output = run("""
                apiVersion: v1
                kind: Pod
                metadata: {name: page-1, namespace: web, labels: {app: page}}
                spec: {containers: [{name: app}]}
                status: {phase: Running}
                """, "inquest reach deploy/page shop/svc/cart 80 -n web");

        assertThat(verdicts(output)).containsEntry("endpoints", "denied");
        assertThat(output.text()).contains("selector app=cart selects no pod");
    }

    @Test
    void theMeshDeniesPlainTextToStrictPodsAndCallersThatNoRuleAllows() {
        CommandOutput plain = run(pods("", ", {name: istio-proxy}") + """
                ---
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: shop}
                spec: {mtls: {mode: STRICT}}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: only-checkout, namespace: shop}
                spec: {rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/checkout]}}]}]}
                """, "inquest reach web/page shop/cart 80");

        assertThat(verdicts(plain)).containsEntry("mesh-tls", "denied").containsEntry("mesh-authz", "denied");
    }

    @Test
    void whatIsWithheldIsUnknownAndNotOpen() {
        CommandOutput output = run(
                "{namespaces: {shop: [pods, services, endpoints, deployments]}}",
                pods("", ""),
                "inquest reach shop/cart-1 shop/cart 80");

        assertThat(verdicts(output)).containsEntry("egress", "unknown").containsEntry("ingress", "unknown");
        assertThat(output.text()).contains("unknown: nothing seen denies", "egress, ingress could not be judged");
    }

    @Test
    void whatDoesNotExistIsSaid() {
        CommandOutput output = run(pods("", ""), "inquest reach web/page shop/basket 80");

        assertThat(output.text()).contains("denied   target  shop/Service/basket");
        assertThat(output.observations()).contains(new Observation.Missing(Entity.of("shop", "Service", "basket")));
    }

    private static String pods(String callerProxy, String calledProxy) {
        return """
                apiVersion: v1
                kind: Pod
                metadata: {name: page-1, namespace: web, labels: {app: page}}
                spec: {containers: [{name: app}%s]}
                status: {phase: Running, podIP: 10.0.0.3}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: cart-1, namespace: shop, labels: {app: cart}}
                spec: {containers: [{name: app, ports: [{name: web, containerPort: 8080}]}%s]}
                status: {phase: Running, podIP: 10.0.0.9, conditions: [{type: Ready, status: 'True'}]}
                """.formatted(callerProxy, calledProxy);
    }

    private CommandOutput run(String objects, String line) {
        return run(COVERAGE, objects, line);
    }

    private CommandOutput run(String coverage, String objects, String line) {
        try (RecordedCluster cluster = RecordedCluster.of(directory, coverage, BASE + "---\n" + objects)) {
            return cluster.run(line);
        }
    }

    private static Map<String, String> verdicts(CommandOutput output) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        output.observations().stream()
                .filter(Observation.Reach.class::isInstance)
                .map(Observation.Reach.class::cast)
                .forEach(r -> verdicts.put(r.step(), r.verdict()));
        return verdicts;
    }
}
