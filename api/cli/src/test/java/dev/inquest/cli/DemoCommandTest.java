package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    private static final String TRUTH = """
            rootCauses:
            - {entity: a/DestinationRule/pay, fault: mesh.mtls-conflict}
            """;

    @TempDir
    private Path home;

    private final ScriptedService service = new ScriptedService();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void fourIterationsAreReportedJudgedAndScoredAsTheyCameOut() throws Exception {
        Path truths = Files.createDirectories(home.resolve("deploy/recordings-truth"));
        Files.writeString(truths.resolve("mesh-503.yaml"), TRUTH);
        Files.writeString(truths.resolve("mesh-503-clinic.yaml"), TRUTH);
        for (int i = 1; i <= 4; i++) {
            service.on("POST /incidents", 202, "{\"id\":\"i-" + i + "\"}")
                    .on("GET /incidents/i-" + i, 200, ended(i, i >= 3 ? "mesh.mtls-conflict" : "mesh.missing-host"))
                    .on("POST /incidents/i-" + i + "/feedback", 200, "{\"judged\":1}");
        }
        service.on("GET /capsules?size=100", 200, "{\"items\":[" + Run.resource("capsule.json") + "]}")
                .on("POST /capsules/c-1/promotion", 200, "{}");

        Run run = Run.at(service.url(), home, "demo");

        assertThat(run.err()).contains("the demo promotes it, as a person may");
        assertThat(service.requests())
                .extracting(ScriptedService.Request::line)
                .containsSubsequence(
                        "POST /incidents/i-3/feedback",
                        "GET /capsules?size=100",
                        "POST /capsules/c-1/promotion",
                        "GET /incidents/i-4");
        assertThat(service.request("POST /incidents/i-1/feedback").body())
                .contains("\"verdict\":\"wrong\"", "a/DestinationRule/pay");
        assertThat(service.request("POST /incidents/i-3/feedback").body()).contains("\"verdict\":\"right\"");
        String source = posted().getFirst().replaceAll(".*\"source\":\"(demo-[a-z0-9]+)\".*", "$1");
        assertThat(source).startsWith("demo-");
        assertThat(posted())
                .containsExactly(
                        report("mesh-503", source, "naive"),
                        report("mesh-503", source, "corrected-1"),
                        report("mesh-503", source, "corrected-2"),
                        report("mesh-503-clinic", source, "capsules"));
        assertThat(run.out().lines().filter(line -> line.matches("[1-4]  .*")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("wrong  0.70", "0.40 + 0.00 + 0.15 + 0.10 + 0.05"),
                        line -> assertThat(line).contains("wrong  0.70"),
                        line -> assertThat(line).contains("right  1.00", "0.40 + 0.30 + 0.15 + 0.10 + 0.05"),
                        line -> assertThat(line).contains("right  1.00", "9.0 s"));
    }

    private static String report(String recording, String source, String arm) {
        return "{\"recording\":\"%s\",\"source\":\"%s\",\"settings\":{\"arm\":\"%s\",\"extensionWindow\":\"PT0S\"}}"
                .formatted(recording, source, arm);
    }

    private List<String> posted() {
        return service.requests().stream()
                .filter(r -> r.line().equals("POST /incidents"))
                .map(ScriptedService.Request::body)
                .toList();
    }

    private static String ended(int number, String fault) {
        return """
               {"id":"i-%d","phase":"done","outcome":{"status":"diagnosed","diagnosis":{"rootCauses":
                 [{"entity":"a/DestinationRule/pay","fault":"%s"}],"chain":[]}},
                "spending":{"looks":7,"steps":7,"studentTokens":500,"teacherTokens":90},"settings":{"budget":{"looks":40,"steps":40}},
                "acceptedAt":"2025-10-14T14:13:00Z","closedAt":"2025-10-14T14:13:09Z",
                "links":{"self":"/incidents/i-%d","temporal":"http://127.0.0.1:8233/w/%d"}}""".formatted(number, fault, number, number);
    }
}
