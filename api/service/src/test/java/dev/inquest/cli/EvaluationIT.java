package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.e2e.EverythingReal;
import dev.inquest.support.PostgresResource;
import dev.inquest.support.TemporalServerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two shipped recordings evaluated in two arms through the whole service. */
@QuarkusTest
@TestProfile(EverythingReal.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TemporalServerResource.class)
class EvaluationIT {

    private static final Path SHIPPED = Path.of(System.getProperty("checkout.root", "../.."), "deploy");

    @TempDir
    private Path home;

    @Test
    void theTaughtStudentBeatsTheNaiveOneAndNobodyLearnsFromIt() throws IOException {
        Path answers = home.resolve("answers.jsonl");

        Run run = evaluate("--json", answers.toString(), "-o", "json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode arms = Service.JSON.readTree(run.out()).path("arms");
        assertThat(hits(arms, "naive", "accuracyAt1")).as(run.out()).isZero();
        assertThat(hits(arms, "taught", "accuracyAt1")).as(run.out()).isEqualTo(1);
        assertThat(hits(arms, "taught", "abstention")).as(run.out()).isEqualTo(1);
        List<String> lines = Files.readAllLines(answers);
        assertThat(lines).hasSize(4);
        assertThat(Service.JSON.readTree(lines.getLast()).path("hypotheses"))
                .as("a diagnosis still says what else was suspected")
                .isNotEmpty();
        assertThat(RestAssured.get("/capsules").jsonPath().getList("items")).isEmpty();
    }

    private Run evaluate(String... options) {
        String[] arguments = Stream.concat(
                        Stream.of(
                                "evaluate",
                                SHIPPED.resolve("recordings").toString(),
                                "--truth",
                                SHIPPED.resolve("recordings-truth").toString(),
                                "--only",
                                "{healthy-shop,mesh-503}",
                                "--arm",
                                "naive,taught"),
                        Stream.of(options))
                .toArray(String[]::new);
        String url = "http://127.0.0.1:" + RestAssured.port;
        return Run.in(Map.of("INQUEST_URL", url, "INQUEST_STATE", home.toString()), home, arguments);
    }

    private static int hits(JsonNode arms, String arm, String figure) {
        return arms.path(arm).path("all").path(figure).path("hits").asInt(-1);
    }
}
