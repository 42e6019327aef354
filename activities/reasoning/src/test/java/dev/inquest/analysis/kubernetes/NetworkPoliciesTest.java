package dev.inquest.analysis.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy is to blame only when calls get no answer and no rule lets the caller in. */
class NetworkPoliciesTest {

    private static final String PLACES = """
            {apiVersion: v1, kind: Service, metadata: {name: ledger, namespace: ns}, spec: {selector: {app: ledger}, ports: [{port: 80}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: till-0, namespace: ns, labels: {app: till}}, spec: {containers: [{name: app}]}}
            """;
    private static final String TIMEOUT = "ERROR POST http://ledger/pay: connect timed out";

    @ParameterizedTest(name = "{0} | {1}: denied {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "podSelector: {}, policyTypes: [Ingress]|" + TIMEOUT + "|true",
                "podSelector: {matchLabels: {app: ledger}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]|"
                        + TIMEOUT + "|true",
                "podSelector: {matchLabels: {app: ledger}}, ingress: [{from: [{podSelector: {matchLabels: {app: till}}}]}]|"
                        + TIMEOUT + "|false",
                "podSelector: {matchLabels: {app: ledger}}, ingress: [{}]|" + TIMEOUT + "|false",
                "podSelector: {matchLabels: {app: other}}, policyTypes: [Ingress]|" + TIMEOUT + "|false",
                "podSelector: {}, policyTypes: [Egress]|" + TIMEOUT + "|true",
                "podSelector: {}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: ledger}}}]}]|"
                        + TIMEOUT + "|false",
                "podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: far}}}]}]|"
                        + TIMEOUT + "|true",
                "podSelector: {}, policyTypes: [Ingress]|ERROR POST http://ledger/pay answered 503|false",
                "podSelector: {}, policyTypes: [Ingress]|INFO POST http://ledger/pay answered 200|false",
            })
    void onlyWhatKeepsTheCallerOutIsBlamed(String spec, String line, boolean denied) {
        Observed observed = new Observed()
                .objects(PLACES)
                .objects(
                        "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: closed, namespace: ns},"
                                + " spec: {" + spec + "}}")
                .log("till-0", "app", line);

        List<String> found = observed.findings(new NetworkPolicies());

        assertThat(found).isEqualTo(denied ? List.of("policy.network-denied ns/NetworkPolicy/closed") : List.of());
    }
}
