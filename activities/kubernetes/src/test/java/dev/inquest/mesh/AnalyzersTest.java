package dev.inquest.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each analyzer on objects of our own: what it finds in a broken mesh, and that it is silent in a mended one. */
class AnalyzersTest {

    private static final String POD = """
            {apiVersion: v1, kind: Pod, metadata: {name: till-1, namespace: kiosk, labels: {app: till}},
             spec: {containers: [{name: app}, {name: istio-proxy, image: proxy}]}}
            """;
    private static final String EDGE_POD = """
            {apiVersion: v1, kind: Pod, metadata: {name: edge-1, namespace: edge, labels: {gate: public}},
             spec: {containers: [{name: istio-proxy, image: proxy}]}}
            """;
    private static final String NAMESPACE = "{apiVersion: v1, kind: Namespace, metadata: {name: kiosk, labels: {%s}}}";
    private static final String GATEWAY = "{apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: %s,"
            + " namespace: edge}, spec: {selector: {gate: %s}, servers: [{port: {number: 443}, hosts: [%s.example],"
            + " tls: {mode: SIMPLE, credentialName: %s}}]}}";
    private static final String SIDECAR = "{apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {name: %s,"
            + " namespace: kiosk}, spec: {%s}}";
    private static final String POLICY = "{apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata:"
            + " {name: only, namespace: kiosk}, spec: {%s}}";
    private static final String ROUTE =
            "{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: %s,"
                    + " namespace: kiosk}, spec: {hosts: [till], %s}}";
    private static final String HOOK =
            "{apiVersion: admissionregistration.k8s.io/v1, kind: MutatingWebhookConfiguration,"
                    + " metadata: {name: %s}, webhooks: [{name: inject.istio.io, clientConfig: {service: {name: istiod, namespace:"
                    + " istio-system}}, namespaceSelector: {matchExpressions: [{key: istio-injection, operator: In, values: [%s]}]}}]}";
    private static final String ISTIOD =
            "{apiVersion: v1, kind: Service, metadata: {name: istiod, namespace: istio-system}}";

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(
                        new GatewaySelectors(),
                        docs(EDGE_POD, GATEWAY.formatted("shop", "private", "shop", "cert")),
                        "IST0101 edge/Gateway/shop"),
                Arguments.of(
                        new GatewayCredentials(),
                        docs(EDGE_POD, GATEWAY.formatted("shop", "public", "shop", "cert")),
                        "IST0101 edge/Gateway/shop"),
                Arguments.of(
                        new GatewayCredentials(),
                        docs(
                                EDGE_POD,
                                GATEWAY.formatted("shop", "public", "shop", "cert"),
                                "{kind: Secret, metadata: {name: cert, namespace: edge}, data: {tls.crt: 0 bytes}}"),
                        "IST0161 edge/Gateway/shop"),
                Arguments.of(
                        new DuplicateCertificates(),
                        docs(
                                GATEWAY.formatted("a", "public", "a", "cert"),
                                GATEWAY.formatted("b", "public", "b", "cert")),
                        "IST0138 edge/Gateway/a, IST0138 edge/Gateway/b"),
                Arguments.of(
                        new AuthorizationTargets(),
                        docs(POD, POLICY.formatted("selector: {matchLabels: {app: tiller}}")),
                        "IST0127 kiosk/AuthorizationPolicy/only"),
                Arguments.of(
                        new AuthorizationTargets(),
                        docs(
                                POD,
                                NAMESPACE.formatted(""),
                                POLICY.formatted("rules: [{from: [{source: {namespaces: [kiosk, kiosks]}}]}]")),
                        "IST0101 kiosk/AuthorizationPolicy/only"),
                Arguments.of(
                        new SidecarSelectors(),
                        docs(
                                POD,
                                SIDECAR.formatted("a", "workloadSelector: {labels: {app: till}}"),
                                SIDECAR.formatted("b", "workloadSelector: {labels: {app: till}}"),
                                SIDECAR.formatted("c", "workloadSelector: {labels: {app: gone}}")),
                        "IST0110 kiosk/Sidecar/a, IST0110 kiosk/Sidecar/b, IST0101 kiosk/Sidecar/c"),
                Arguments.of(
                        new DefaultSidecars(),
                        docs(SIDECAR.formatted("a", "egress: []"), SIDECAR.formatted("b", "egress: []")),
                        "IST0111 kiosk/Sidecar/a, IST0111 kiosk/Sidecar/b"),
                Arguments.of(
                        new DefaultSidecars(),
                        docs(
                                NAMESPACE.formatted("istio.io/dataplane-mode: ambient"),
                                SIDECAR.formatted("a", "egress: []")),
                        "IST0167 kiosk/Sidecar/a"),
                Arguments.of(
                        new Injection(),
                        docs(POD.replace("istio-proxy", "other"), NAMESPACE.formatted("istio-injection: enabled")),
                        "IST0103 kiosk/Pod/till-1"),
                Arguments.of(
                        new Injection(),
                        docs(NAMESPACE.formatted("istio-injection: enabled, istio.io/rev: new")),
                        "IST0123 Namespace/kiosk"),
                Arguments.of(
                        new ConflictingHosts(),
                        docs(ROUTE.formatted("a", "http: []"), ROUTE.formatted("b", "http: []")),
                        "IST0109 kiosk/VirtualService/a, IST0109 kiosk/VirtualService/b"),
                Arguments.of(
                        new UnreachableRules(),
                        docs(ROUTE.formatted("a", "http: [{route: []}, {name: late, route: []}]")),
                        "IST0130 kiosk/VirtualService/a"),
                Arguments.of(
                        new UnreachableRules(),
                        docs(ROUTE.formatted(
                                "a", "http: [{match: [{uri: {prefix: /x}}]}, {match: [{uri: {prefix: /x}}]}]")),
                        "IST0131 kiosk/VirtualService/a, IST0130 kiosk/VirtualService/a"),
                Arguments.of(
                        new JwtClaimRoutes(),
                        docs(
                                EDGE_POD,
                                GATEWAY.formatted("shop", "public", "shop", "cert"),
                                ROUTE.formatted(
                                        "a",
                                        "gateways: [edge/shop], http: [{match: [{headers: {'@request.auth.claims.role':"
                                                + " {exact: clerk}}}]}]")),
                        "IST0149 kiosk/VirtualService/a"),
                Arguments.of(
                        new GatewayPolicySelectors(),
                        docs(
                                POD.replace("app: till", "gateway.networking.k8s.io/gateway-name: front"),
                                POLICY.formatted(
                                        "selector: {matchLabels: {gateway.networking.k8s.io/gateway-name: front}}")),
                        "IST0166 kiosk/AuthorizationPolicy/only"),
                Arguments.of(
                        new InjectionWebhooks(),
                        docs(ISTIOD, HOOK.formatted("a", "enabled"), HOOK.formatted("b", "enabled")),
                        "IST0139 MutatingWebhookConfiguration/a, IST0139 MutatingWebhookConfiguration/b"),
                Arguments.of(
                        new InjectionWebhooks(),
                        docs(HOOK.formatted("a", "enabled")),
                        "IST0139 MutatingWebhookConfiguration/a"),
                Arguments.of(
                        new TelemetrySelectors(),
                        docs(
                                POD,
                                "{kind: Telemetry, metadata: {name: t, namespace: kiosk}, spec: {selector: {matchLabels: {app: x}}}}"),
                        "IST0101 kiosk/Telemetry/t"));
    }

    static Stream<Arguments> mended() {
        return Stream.of(
                Arguments.of(
                        new GatewaySelectors(), docs(EDGE_POD, GATEWAY.formatted("shop", "public", "shop", "cert"))),
                Arguments.of(
                        new GatewayCredentials(),
                        docs(
                                EDGE_POD,
                                GATEWAY.formatted("shop", "public", "shop", "cert"),
                                "{kind: Secret, metadata: {name: cert, namespace: edge}, data: {tls.crt: 1200 bytes, tls.key: 800 bytes}}")),
                Arguments.of(
                        new DuplicateCertificates(),
                        docs(
                                GATEWAY.formatted("a", "public", "a", "cert-a"),
                                GATEWAY.formatted("b", "public", "b", "cert-b"))),
                Arguments.of(
                        new AuthorizationTargets(),
                        docs(POD, POLICY.formatted("selector: {matchLabels: {app: till}}"))),
                Arguments.of(
                        new SidecarSelectors(),
                        docs(POD, SIDECAR.formatted("a", "workloadSelector: {labels: {app: till}}"))),
                Arguments.of(new DefaultSidecars(), docs(SIDECAR.formatted("a", "egress: []"))),
                Arguments.of(new Injection(), docs(POD, NAMESPACE.formatted("istio-injection: enabled"))),
                Arguments.of(
                        new ConflictingHosts(),
                        docs(ROUTE.formatted("a", "http: []"), ROUTE.formatted("b", "gateways: [edge/shop]"))),
                Arguments.of(
                        new UnreachableRules(),
                        docs(ROUTE.formatted("a", "http: [{match: [{uri: {prefix: /x}}]}, {route: []}]"))),
                Arguments.of(
                        new InjectionWebhooks(),
                        docs(ISTIOD, HOOK.formatted("a", "enabled"), HOOK.formatted("b", "other"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void whatIsBrokenIsFound(MeshAnalyzer analyzer, String objects, String expected) {
        List<MeshMessage> findings = analyzer.analyze(new MeshConfig(Yaml.read(objects), Scope.everywhere()));

        assertThat(findings)
                .extracting(f -> f.code() + " " + f.entity())
                .containsExactlyInAnyOrder(expected.split(", "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mended")
    void whatIsMendedIsSilent(MeshAnalyzer analyzer, String objects) {
        List<MeshMessage> findings = analyzer.analyze(new MeshConfig(Yaml.read(objects), Scope.everywhere()));

        assertThat(findings).isEmpty();
    }

    @Test
    void whatWasNotReadIsNotMissing() {
        MeshConfig mesh = new MeshConfig(
                Yaml.read(docs(
                        GATEWAY.formatted("shop", "public", "shop", "cert"),
                        POLICY.formatted("selector: {matchLabels: {app: till}}"),
                        ROUTE.formatted(
                                "a", "gateways: [edge/other], http: [{route: [{destination: {host: gone}}]}]"))),
                (kind, namespace) -> false);

        List<MeshMessage> findings = MeshAnalyzer.all().stream()
                .flatMap(a -> a.analyze(mesh).stream())
                .toList();

        assertThat(findings).isEmpty();
    }

    private static String docs(String... documents) {
        return String.join("\n---\n", documents);
    }
}
