package dev.inquest.analysis.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A dot is a good answer of the hop, an x a failed one. */
class RecoveredHopsTest {

    private static final String LINE =
            "[2025-01-01T00:00:00.000Z] \"GET /sum HTTP/1.1\" %s - \"-\" 0 19 1 - \"-\" \"client\" \"id\""
                    + " \"ledger\" \"10.0.0.9:80\" outbound|80||ledger.ns.svc.cluster.local 10.0.0.5:40000"
                    + " 10.96.0.9:80 10.0.0.5:40001 - default";

    @ParameterizedTest
    @CsvSource({
        "..xxx.....,        0, five good answers since the only outage",
        "..xxx....,         1, four say nothing yet",
        "xxxxx,             1, it fails",
        "x......x......x......, 1, it fails now and then",
        "xx..x.....,        0, longer well than ever between two failures",
    })
    void whatAnswersWellAgainIsOver(String answers, int failing, String why) {
        String[] log = answers.chars()
                .mapToObj(c -> LINE.formatted(c == 'x' ? "503 UH no_healthy_upstream" : "200 - via_upstream"))
                .toArray(String[]::new);
        Observed observed = new Observed()
                .objects("{kind: Service, metadata: {name: ledger, namespace: ns}, spec: {ports: [{port: 80}]}}")
                .log("till-0", "istio-proxy", log);

        assertThat(observed.findings(new FailingCalls())).as(why).hasSize(failing);
    }
}
