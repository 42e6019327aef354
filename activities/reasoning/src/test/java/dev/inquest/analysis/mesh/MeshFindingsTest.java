package dev.inquest.analysis.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Observed;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of mesh fault with the call that fails by it, and the same configuration where no call does. */
class MeshFindingsTest {

    private static final String LINE =
            "[2026-01-01T09:59:00.000Z] \"GET /sum?x=1 HTTP/1.1\" %s - \"%s\" 1 2 %d - \"-\" \"x\""
                    + " \"id\" \"%s\" \"10.0.0.9:8080\" %s 10.0.0.1:1 10.0.0.2:80 10.0.0.1:2 %s %s";
    private static final String LEDGER = "outbound|80||ledger.ns.svc.cluster.local";
    private static final String WELL = line("200 - via_upstream", "-", "ledger", LEDGER, "default");
    private static final String SERVER = """
            {apiVersion: v1, kind: Service, metadata: {name: ledger, namespace: ns},
             spec: {selector: {app: ledger}, ports: [{name: http, port: 80, targetPort: 8080}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: ledger-0, namespace: ns, labels: {app: ledger}},
             spec: {containers: [{name: app, ports: [{name: http, containerPort: 8080}]}, {name: istio-proxy}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: till-0, namespace: ns, labels: {app: till}}, status: {podIP: 10.0.0.1},
             spec: {serviceAccountName: till, containers: [{name: app}, {name: istio-proxy}]}}
            """;
    private static final String ROUTE = "{apiVersion: networking.istio.io/v1, kind: VirtualService,"
            + " metadata: {name: ledger, namespace: ns}, spec: {hosts: [ledger], http: [%s]}}";
    private static final String RULE = "{apiVersion: networking.istio.io/v1, kind: DestinationRule,"
            + " metadata: {name: ledger, namespace: ns}, spec: {host: ledger, %s}}";
    private static final String POLICY = "{apiVersion: security.istio.io/v1, kind: AuthorizationPolicy,"
            + " metadata: {name: %s, namespace: ns}, spec: {%s}}";
    private static final String SIDECAR = "{apiVersion: networking.istio.io/v1, kind: Sidecar,"
            + " metadata: {name: narrow, namespace: ns}, spec: {egress: [{hosts: [%s]}]}}";
    private static final String REFUSED = "[2026-01-01T09:59:00.000Z] \"GET /sum HTTP/1.1\" 403 -"
            + " rbac_access_denied_matched_policy[%s] - \"-\" 0 19 0 - \"-\" \"x\" \"id\" \"ledger\" \"-\" inbound|8080|| -"
            + " 10.0.0.9:8080 10.0.0.1:2 outbound_.80_._.ledger.ns.svc.cluster.local default";
    private static final String OWN_ROUTE = "route: [{destination: {host: ledger}}]";

    static Stream<Arguments> faults() {
        String aborted =
                ROUTE.formatted("{fault: {abort: {httpStatus: 503, percentage: {value: 50}}}, " + OWN_ROUTE + "}");
        return Stream.of(
                fault(
                        new InjectedFaults(),
                        aborted,
                        line("503 FI fault_filter_abort", "-", "ledger", LEDGER, "default"),
                        "mesh.fault-rule ns/VirtualService/ledger"),
                fault(
                        new RouteTimeouts(),
                        ROUTE.formatted("{timeout: 0.2s, " + OWN_ROUTE + "}"),
                        line("504 UT response_timeout", "-", "ledger", LEDGER, "default"),
                        "mesh.timeout-below-need ns/VirtualService/ledger"),
                fault(
                        new RouteTimeouts(),
                        ROUTE.formatted("{retries: {attempts: 3, perTryTimeout: 25ms}, " + OWN_ROUTE + "}"),
                        line("504 UT,URX upstream_per_try_timeout", "-", "ledger", LEDGER, "default"),
                        "mesh.timeout-below-need ns/VirtualService/ledger"),
                fault(
                        new RouteTimeouts(),
                        ROUTE.formatted("{timeout: 5s, " + OWN_ROUTE + "}"),
                        line("504 UT response_timeout", "-", "ledger", LEDGER, "default"),
                        "mesh.timeout-reached ns/VirtualService/ledger"),
                fault(
                        new CircuitBreakers(),
                        RULE.formatted("trafficPolicy: {connectionPool: {http: {http1MaxPendingRequests: 1}}}"),
                        line(
                                "503 UO upstream_reset_before_response_started{overflow}",
                                "-",
                                "ledger",
                                LEDGER,
                                "default"),
                        "mesh.pool-limit ns/DestinationRule/ledger"),
                fault(
                        new PortProtocols(),
                        "",
                        line(
                                "502 UPE upstream_reset_before_response_started{protocol_error}",
                                "-",
                                "ledger",
                                LEDGER,
                                "default"),
                        "mesh.port-protocol-wrong ns/Service/ledger"),
                fault(
                        new Authorization(),
                        POLICY.formatted(
                                        "no-till",
                                        "action: DENY, rules: [{from: [{source: {principals: ['*/sa/till']}}]}]")
                                + "\n---\n"
                                + POLICY.formatted(
                                        "no-cat", "action: DENY, rules: [{to: [{operation: {paths: [/cat]}}]}]"),
                        REFUSED.formatted("none"),
                        "mesh.authorization-denies ns/AuthorizationPolicy/no-till"),
                fault(
                        new Authorization(),
                        POLICY.formatted("nothing", "")
                                + "\n---\n"
                                + POLICY.formatted(
                                        "few",
                                        "selector: {matchLabels: {app: ledger}}, rules: [{from: [{source: {principals: ['*/sa/kiosk']}}]}]"),
                        REFUSED.formatted("none"),
                        "mesh.authorization-denies ns/AuthorizationPolicy/few"),
                fault(
                        new Authorization(),
                        POLICY.formatted("a", "action: DENY, rules: [{when: [{key: x}]}]")
                                + "\n---\n"
                                + POLICY.formatted("b", "action: DENY, rules: [{when: [{key: x}]}]"),
                        REFUSED.formatted("ns[ns]-policy[b]-rule[0]"),
                        "mesh.authorization-denies ns/AuthorizationPolicy/b"),
                fault(
                        new SidecarScopes(),
                        SIDECAR.formatted("'istio-system/*', './till.ns.svc.cluster.local'"),
                        line("502 - direct_response", "-", "ledger", "-", "block_all"),
                        "mesh.hidden-by-sidecar ns/Sidecar/narrow"),
                fault(
                        new EgressRules(),
                        "{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: bank, namespace: ns},"
                                + " spec: {hosts: [pay.bank.example]}}",
                        line("502 - direct_response", "-", "api.bank.example", "-", "block_all"),
                        "mesh.egress-unregistered ns/ServiceEntry/bank"),
                fault(
                        new TokenRules(),
                        "{apiVersion: security.istio.io/v1, kind: RequestAuthentication, metadata: {name: jwt, namespace: ns},"
                                + " spec: {selector: {matchLabels: {app: ledger}}, jwtRules: [{issuer: x}]}}",
                        REFUSED.formatted("none")
                                .replace(
                                        "rbac_access_denied_matched_policy[none]",
                                        "jwt_authn_access_denied{Jwt_expired}"),
                        "mesh.token-rejected ns/RequestAuthentication/jwt"),
                fault(
                        new DestinationRuleConflicts(),
                        RULE.formatted("trafficPolicy: {tls: {mode: DISABLE}}")
                                + "\n---\n"
                                + RULE.formatted("trafficPolicy: {tls: {mode: SIMPLE}}")
                                        .replace(
                                                "name: ledger",
                                                "name: newer, creationTimestamp: '2026-01-01T00:00:00Z'"),
                        line("503 UC upstream_reset", "-", "ledger", LEDGER, "default"),
                        "mesh.destination-rules-conflict ns/DestinationRule/newer"));
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource("faults")
    void theFaultIsFoundOnTheObjectToMend(Analyzer analyzer, String objects, String line, String expected) {
        String pod = line.contains("inbound|") ? "ledger-0" : "till-0";
        Observed observed = observed(objects).log(pod, "istio-proxy", line);

        List<String> found = observed.findings(analyzer);

        assertThat(found).containsExactly(expected);
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource("faults")
    void callsThatDoWellAccuseNobody(Analyzer analyzer, String objects, String line, String expected) {
        Observed observed = observed(objects).log("till-0", "istio-proxy", WELL);

        List<String> found = observed.findings(analyzer);

        assertThat(found).allMatch(f -> analyzer instanceof InjectedFaults);
    }

    @Test
    void aFaultForATesterIsANote() {
        Observed observed = observed(ROUTE.formatted(
                        "{match: [{headers: {x-tester: {exact: me}}}], fault: {abort: {httpStatus: 503}}, " + OWN_ROUTE
                                + "}"))
                .log("till-0", "istio-proxy", line("503 - via_upstream", "-", "ledger", LEDGER, "default"));

        assertThat(observed.findings(new InjectedFaults())).containsExactly("mesh.fault-test ns/VirtualService/ledger");
    }

    @Test
    void aCallerWithoutSidecarBreaksAtStrictPods() {
        Observed observed = new Observed()
                .objects(SERVER.replace("{name: app}, {name: istio-proxy}", "{name: app}"))
                .objects(
                        "{apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: all, namespace: ns},"
                                + " spec: {mtls: {mode: STRICT}}}")
                .log("till-0", "app", "error: GET http://ledger:80/sum: read: connection reset by peer");

        assertThat(observed.findings(new PlainClients())).containsExactly("mesh.plain-client ns/StatefulSet/till");
    }

    @Test
    void aRouteToAMissingSubsetIsFoundFromTheObjects() {
        Observed observed = observed(ROUTE.formatted("{route: [{destination: {host: ledger, subset: v9}}]}"))
                .objects(RULE.formatted("subsets: [{name: v1, labels: {version: v1}}]"))
                .listing("DestinationRule", "ledger")
                .log("till-0", "istio-proxy", line("503 NC cluster_not_found", "-", "ledger", "-", "default"));

        assertThat(observed.findings(new MeshMessages())).contains("mesh.subset-missing ns/VirtualService/ledger");
    }

    @Test
    void aRouteToAMissingHostIsOnlyFoundWhereServicesWereListed() {
        String route = ROUTE.formatted("{route: [{destination: {host: legder}}]}");

        assertThat(observed(route).findings(new MeshMessages())).isEmpty();
        assertThat(observed(route).listing("Service", "ledger", "till").findings(new MeshMessages()))
                .containsExactly("mesh.host-missing ns/VirtualService/ledger");
    }

    @Test
    void theControlPlaneWithoutReplicasIsFound() {
        Observed observed = new Observed()
                .objects("{apiVersion: apps/v1, kind: Deployment, metadata: {name: istiod, namespace: istio-system},"
                        + " spec: {replicas: 1}, status: {}}")
                .log(
                        "till-0",
                        "istio-proxy",
                        "warn xds failed: dial tcp: lookup istiod.istio-system.svc:15012: connection refused");

        assertThat(observed.findings(new ControlPlane()))
                .containsExactly(
                        "mesh.control-plane-down istio-system/Deployment/istiod",
                        "mesh.control-plane-unreached istio-system/Deployment/istiod");
    }

    private static Observed observed(String objects) {
        Observed observed = new Observed().objects(SERVER);
        return objects.isEmpty() ? observed : observed.objects(objects);
    }

    private static Arguments fault(Analyzer analyzer, String objects, String line, String expected) {
        return Arguments.of(analyzer, objects, line, expected);
    }

    private static String line(String answer, String reason, String authority, String cluster, String route) {
        return LINE.formatted(answer, reason, 3, authority, cluster, "-", route);
    }
}
