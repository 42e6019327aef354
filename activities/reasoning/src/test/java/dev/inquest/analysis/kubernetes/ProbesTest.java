package dev.inquest.analysis.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbesTest {

    private static final String POD = """
            {kind: Pod, metadata: {name: web-0, namespace: ns},
             spec: {containers: [{name: app, ports: [{name: NAME, containerPort: 8080}],
               livenessProbe: {httpGet: {path: /, port: PORT}, periodSeconds: 10, failureThreshold: 3}}]},
             status: {phase: Running, containerStatuses: [{name: app, ready: false, restartCount: 3}]}}
            """;

    @ParameterizedTest(name = "port {1} ({0}), {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            http | 8080 | Liveness probe failed: HTTP probe failed with statuscode: 404                                             | path
            http | 8081 | Liveness probe failed: Get "http://10.0.0.1:8081/": dial tcp 10.0.0.1:8081: connect: connection refused   | port
            http | web  | Liveness probe errored: couldn't find port: web                                                           | port
            http | 8080 | Liveness probe failed: Get "http://10.0.0.1:8080/": net/http: HTTP/1.x transport connection broken: malformed HTTP response | protocol
            grpc | 8080 | Liveness probe failed: Get "http://10.0.0.1:8080/": EOF                                                   | protocol
            http | 8080 | Liveness probe failed: HTTP probe failed with statuscode: 500                                             | failing
            """)
    void whatIsWrongWithAProbe(String name, String port, String message, String expected) {
        Observed observed = new Observed()
                .objects(POD.replace("NAME", name).replace("PORT", port))
                .warning("Pod", "web-0", "Unhealthy", message);

        assertThat(observed.findings(new Probes())).containsExactly("probe.liveness-" + expected + " ns/Pod/web-0");
    }

    @Test
    void aProgramThatStartsLongerThanTheProbeWaitsIsKilledTooEarly() {
        Observed observed = new Observed()
                .objects(POD.replace("NAME", "http").replace("PORT", "8080"))
                .log("web-0", "app", "Started WebApplication in 48.2 seconds (process running for 51)")
                .warning(
                        "Pod",
                        "web-0",
                        "Unhealthy",
                        "Liveness probe failed: Get \"http://10.0.0.1:8080/\": dial tcp 10.0.0.1:8080: connect: connection refused");

        assertThat(observed.findings(new Probes())).containsExactly("probe.liveness-timing ns/Pod/web-0");
    }

    @Test
    void aPodThatIsReadyAgainHasHealed() {
        Observed observed = new Observed()
                .pod("web-0", "1/1", "Running", "0")
                .warning("Pod", "web-0", "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 503");

        assertThat(observed.findings(new Probes())).isEmpty();
    }

    @Test
    void aRestartOfYesterdayWasNotDoneByAProbeThatFailsNow() {
        Observed observed = new Observed()
                .pod("web-0", "1/1", "Running", "3 (26h ago)")
                .warning("Pod", "web-0", "Unhealthy", "Liveness probe failed: HTTP probe failed with statuscode: 503");

        assertThat(observed.findings(new Probes())).isEmpty();
    }

    @Test
    void aProbeThatTheSidecarsAgentAnswersAsksNoUndeclaredPort() {
        Observed observed = new Observed()
                .objects(POD.replace("NAME", "http").replace("PORT", "15020"))
                .warning(
                        "Pod",
                        "web-0",
                        "Unhealthy",
                        "Liveness probe failed: Get \"http://10.0.0.1:15020/app-health/app/livez\": context deadline exceeded");

        assertThat(observed.findings(new Probes())).containsExactly("probe.liveness-failing ns/Pod/web-0");
    }
}
