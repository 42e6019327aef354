package dev.inquest.analysis.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients send against what servers demand: the nearest policy decides, and a port's own word goes first. */
class MutualTlsConflictTest {

    private static final String SERVER = """
            {apiVersion: v1, kind: Service, metadata: {name: ledger, namespace: ns},
             spec: {selector: {app: ledger}, ports: [{name: http, port: 80, targetPort: 8080}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: ledger-0, namespace: ns, labels: {app: ledger}},
             spec: {containers: [{name: app}, {name: istio-proxy}]}}
            """;

    @ParameterizedTest(name = "mesh {0}, namespace {1}, workload {2}, port {3}, client {4}: conflict {5}")
    @CsvSource({
        // The nearest policy that says something decides.
        "-,          -,          -,          -,          DISABLE,      false",
        "STRICT,     -,          -,          -,          DISABLE,      true",
        "STRICT,     PERMISSIVE, -,          -,          DISABLE,      false",
        "PERMISSIVE, STRICT,     -,          -,          DISABLE,      true",
        "STRICT,     STRICT,     PERMISSIVE, -,          DISABLE,      false",
        "PERMISSIVE, PERMISSIVE, STRICT,     -,          DISABLE,      true",
        // UNSET asks the next.
        "STRICT,     UNSET,      -,          -,          DISABLE,      true",
        "STRICT,     PERMISSIVE, UNSET,      -,          DISABLE,      false",
        // A port's own mode wins within its policy.
        "-,          -,          STRICT,     PERMISSIVE, DISABLE,      false",
        "-,          -,          PERMISSIVE, STRICT,     DISABLE,      true",
        "-,          -,          STRICT,     UNSET,      DISABLE,      true",
        // What the client sends.
        "-,          -,          STRICT,     -,          ISTIO_MUTUAL, false",
        "-,          -,          STRICT,     -,          SIMPLE,       true",
        "-,          -,          DISABLE,    -,          ISTIO_MUTUAL, true",
        "-,          -,          PERMISSIVE, -,          ISTIO_MUTUAL, false",
    })
    void theNearestPolicyDecides(
            String mesh, String namespace, String workload, String port, String client, boolean conflict) {
        Observed observed = new Observed().objects(SERVER).objects(rule("tls: {mode: " + client + "}"));
        policy(observed, "istio-system", "mesh", mesh, "");
        policy(observed, "ns", "namespace", namespace, "");
        String ports = port.equals("-") ? "" : ", portLevelMtls: {8080: {mode: " + port + "}}";
        policy(observed, "ns", "workload", workload, "selector: {matchLabels: {app: ledger}}" + ports + ", ");

        List<String> found = observed.findings(new MeshMessages()).stream()
                .filter(f -> !f.startsWith("mesh.analysis-note"))
                .toList();

        assertThat(found).hasSize(conflict ? 1 : 0).allMatch(f -> f.startsWith("mesh.mtls-modes-conflict "));
    }

    @ParameterizedTest(name = "{0}: conflict {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "tls: {mode: DISABLE}, portLevelSettings: [{port: {number: 80}, tls: {mode: ISTIO_MUTUAL}}]|false",
                "tls: {mode: ISTIO_MUTUAL}, portLevelSettings: [{port: {number: 80}, tls: {mode: DISABLE}}]|true",
                "tls: {mode: DISABLE}, portLevelSettings: [{port: {number: 81}, tls: {mode: ISTIO_MUTUAL}}]|true",
            })
    void theClientsSettingForAPortWins(String traffic, boolean conflict) {
        Observed observed = new Observed().objects(SERVER).objects(rule(traffic));
        policy(observed, "ns", "strict", "STRICT", "");

        List<String> found = observed.findings(new MeshMessages()).stream()
                .filter(f -> !f.startsWith("mesh.analysis-note"))
                .toList();

        assertThat(found)
                .isEqualTo(conflict ? List.of("mesh.mtls-modes-conflict ns/DestinationRule/plain") : List.of());
    }

    private static void policy(Observed observed, String namespace, String name, String mode, String spec) {
        if (!mode.equals("-")) {
            observed.objects("{apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: " + name
                    + ", namespace: " + namespace + "}, spec: {" + spec + "mtls: {mode: " + mode + "}}}");
        }
    }

    private static String rule(String traffic) {
        return "{apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: plain, namespace: ns},"
                + " spec: {host: ledger, trafficPolicy: {" + traffic + "}}}";
    }
}
