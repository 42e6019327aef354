package dev.inquest.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MutualTlsTest {

    private static final String WORKLOAD = """
            {apiVersion: v1, kind: Service, metadata: {name: pay, namespace: shop},
             spec: {selector: {app: pay}, ports: [{name: http, port: 80, targetPort: web}, {name: tcp-admin, port: 9000}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: pay-1, namespace: shop, labels: {app: pay}},
             spec: {containers: [{name: app, ports: [{name: web, containerPort: 8080}]}, {name: istio-proxy}]}}
            ---
            """;

    @Test
    void plainTextToAStrictWorkloadIsAConflictThatNamesBoth() {
        List<MeshMessage> findings =
                analyze(peer("pay", "shop", "selector: {matchLabels: {app: pay}}, mtls: {mode: STRICT}")
                        + rule("shop", "pay", "{tls: {mode: DISABLE}}"));

        assertThat(findings).hasSize(2).allSatisfy(f -> {
            assertThat(f.code()).isEqualTo("INQ-MTLS");
            assertThat(f.text())
                    .contains("DestinationRule dr.shop", "PeerAuthentication pay.shop", "STRICT", "DISABLE");
        });
    }

    @Test
    void theMeshsOwnModeHoldsWhereNothingNearerSaysOtherwise() {
        String strictMesh = peer("default", "istio-system", "mtls: {mode: STRICT}");

        assertThat(analyze(strictMesh + rule("shop", "'*.shop.svc.cluster.local'", "{tls: {mode: DISABLE}}")))
                .hasSize(2);
        assertThat(analyze(strictMesh
                        + peer("default", "shop", "mtls: {mode: PERMISSIVE}")
                        + rule("shop", "pay", "{tls: {mode: DISABLE}}")))
                .isEmpty();
    }

    @Test
    void portLevelPoliciesDecideForTheirPort() {
        String openPort = peer(
                "pay",
                "shop",
                "selector: {matchLabels: {app: pay}}, mtls: {mode: STRICT}, portLevelMtls: {8080: {mode: PERMISSIVE}}");

        assertThat(analyze(openPort + rule("shop", "pay", "{tls: {mode: DISABLE}}")))
                .singleElement()
                .satisfies(f -> assertThat(f.text()).contains("port 9000"));
        assertThat(analyze(openPort
                        + rule(
                                "shop",
                                "pay",
                                "{tls: {mode: DISABLE}, portLevelSettings: [{port: {number: 9000}, tls: {mode:"
                                        + " ISTIO_MUTUAL}}]}")))
                .isEmpty();
    }

    @Test
    void theMoreSpecificHostWinsAndWhatIsNotExportedIsNotUsed() {
        String strict = peer("default", "shop", "mtls: {mode: STRICT}");

        assertThat(analyze(strict
                        + rule("shop", "'*.shop.svc.cluster.local'", "{tls: {mode: DISABLE}}")
                        + rule("shop", "pay", "{tls: {mode: ISTIO_MUTUAL}}")))
                .isEmpty();
        assertThat(analyze(strict
                        + rule("istio-system", "'*.local'", "{tls: {mode: DISABLE}}")
                                .replace("spec: {", "spec: {exportTo: ['.'], ")))
                .isEmpty();
    }

    @Test
    void theMoreSpecificPolicyIsToMend() {
        String plain = rule("shop", "'*.shop.svc.cluster.local'", "{tls: {mode: DISABLE}}");

        assertThat(analyze(peer("pay", "shop", "selector: {matchLabels: {app: pay}}, mtls: {mode: STRICT}") + plain))
                .extracting(f -> f.entity().toString())
                .containsOnly("shop/PeerAuthentication/pay");
        assertThat(analyze(peer("default", "istio-system", "mtls: {mode: STRICT}") + plain))
                .extracting(f -> f.entity().toString())
                .containsOnly("shop/DestinationRule/dr");
    }

    @Test
    void ofTwoAsSpecificOnesThatWithFewerOfItsLikeIsToMend() {
        String own = peer("pay", "shop", "selector: {matchLabels: {app: pay}}, mtls: {mode: STRICT}");
        String other = peer("cat", "shop", "selector: {matchLabels: {app: cat}}, mtls: {mode: STRICT}");
        String plain = rule("shop", "pay", "{tls: {mode: DISABLE}}");
        String plainToo = rule("shop", "cat", "{tls: {mode: DISABLE}}").replace("name: dr", "name: cat");

        assertThat(analyze(own + other + plain))
                .extracting(f -> f.entity().toString())
                .containsOnly("shop/DestinationRule/dr");
        assertThat(analyze(own + plain + plainToo))
                .extracting(f -> f.entity().toString())
                .containsOnly("shop/PeerAuthentication/pay");
    }

    @Test
    void theMeshsOwnTlsTowardsPodsWithoutSidecarIsTheRulesMistake() {
        List<MeshMessage> findings = new MutualTls()
                .analyze(new MeshConfig(
                        Yaml.read(WORKLOAD.replace(", {name: istio-proxy}", "")
                                + rule("shop", "pay", "{tls: {mode: ISTIO_MUTUAL}}")),
                        Scope.of(Set.of("shop"))));

        assertThat(findings).isNotEmpty().allSatisfy(f -> {
            assertThat(f.entity()).hasToString("shop/DestinationRule/dr");
            assertThat(f.text()).contains("carry no sidecar");
        });
    }

    private static List<MeshMessage> analyze(String policies) {
        return new MutualTls().analyze(new MeshConfig(Yaml.read(WORKLOAD + policies), Scope.of(Set.of("shop"))));
    }

    private static String peer(String name, String namespace, String spec) {
        return "{apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: " + name + ", namespace: "
                + namespace + "}, spec: {" + spec + "}}\n---\n";
    }

    private static String rule(String namespace, String host, String policy) {
        return "{apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: dr, namespace: "
                + namespace + "}, spec: {host: " + host + ", trafficPolicy: " + policy + "}}\n---\n";
    }
}
