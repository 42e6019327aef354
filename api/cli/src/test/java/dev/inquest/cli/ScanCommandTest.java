package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanCommandTest {

    private static final String REPORT = """
            {"cluster":"prod","namespace":"shop","observedAt":"2026-01-01T10:00:00Z","complete":true,
             "counts":{"errors":%d,"warnings":1,"notes":0,"roots":1,"victims":1},
             "roots":[{"entity":"shop/Service/orders","fault":"routing.service-selector-mismatch","severity":"error",
               "decisive":{"code":"service.selector-matches-nothing","entity":"shop/Service/orders","severity":"error",
                 "message":"Service orders selects nothing.","commands":["kubectl get services -n shop -o yaml"]},
               "also":[],"victims":[{"entity":"shop/Deployment/web","findings":[{"code":"call.timeout","message":"m"}]}],
               "victimCount":3,"suggestedFix":"Set the selector."}],
             "unexplained":[],"notes":[],"unseen":["secrets: forbidden (needs: list secrets)"],
             "cost":{"objects":412,"looks":40,"listing":"PT1.2S","analysis":"PT0.031S"}}""";

    private final ScriptedService service = new ScriptedService();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void causesAreToldApartFromVictims() {
        service.on("POST /scans", 200, REPORT.formatted(1));

        Run run = Run.of(service, "scan", "--cluster", "prod", "-n", "shop");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(service.request("POST /scans").body()).isEqualTo("{\"cluster\":\"prod\",\"namespace\":\"shop\"}");
        assertThat(run.out()).isEqualTo("""
                prod, namespace shop: 1 cause, 1 victim, 0 findings without a cause (412 objects listed in 1 s, analysed in 31 ms)

                CAUSE 1  shop/Service/orders  routing.service-selector-mismatch
                  Service orders selects nothing. [service.selector-matches-nothing]
                  victim shop/Deployment/web (call.timeout)
                  victim and 2 more
                  try: Set the selector.
                  see: kubectl get services -n shop -o yaml
                  more: ./inquest explain routing.service-selector-mismatch

                Not seen
                  secrets: forbidden (needs: list secrets)
                """);
    }

    @ParameterizedTest
    @CsvSource({"1, error, 1", "0, error, 0", "0, warning, 1", "5, never, 0"})
    void theExitCodeIsForScripts(int errors, String failOn, int exitCode) {
        service.on("POST /scans", 200, REPORT.formatted(errors));

        Run run = Run.of(service, "scan", "--recording", "a", "-A", "--fail-on", failOn);

        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void programsGetJsonOrYaml() {
        service.on("POST /scans", 200, REPORT.formatted(1));

        assertThat(Run.of(service, "scan", "-o", "json").out()).contains("\"victimCount\" : 3");
        assertThat(Run.of(service, "scan", "-o", "yaml").out()).contains("victimCount: 3");
        assertThat(Run.of(service, "scan", "-o", "table").out()).contains("CAUSE 1");
        assertThat(Run.of(service, "scan", "-o", "md").out()).contains("### `shop/Service/orders`");
    }

    @ParameterizedTest
    @CsvSource({"-n shop -A", "--cluster a --recording b", "--context kind", "--fail-on maybe"})
    void aWrongCommandLineIsCode2(String arguments) {
        String[] all = ("scan " + arguments).split(" ");

        assertThat(Run.of(service, all).exitCode()).isEqualTo(2);
    }

    @Test
    void withoutAServiceItIsCode3() {
        Run run = Run.in(Map.of("INQUEST_URL", "http://127.0.0.1:9"), Path.of("."), "scan");

        assertThat(run.exitCode()).isEqualTo(3);
    }
}
