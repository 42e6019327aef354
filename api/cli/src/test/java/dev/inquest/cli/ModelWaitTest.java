package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelWaitTest {

    private static final String AWAY = "the student's model server answered with HTTP 503";

    private final ScriptedService service = new ScriptedService();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aModelThatLoadsIsWaitedForAndToldOnce() {
        health(200, "\"student\":\"" + AWAY + "\"");
        health(200, "\"student\":\"" + AWAY + "\"");
        health(200, "\"student\":\"openai:m answered\"");

        await(Duration.ofHours(1), false);

        assertThat(err.toString()).containsOnlyOnce("student: " + AWAY);
        assertThat(service.requests()).hasSize(3);
    }

    @Test
    void oneThatStaysAwayEndsItWithItsReason() {
        health(503, "\"student\":\"" + AWAY + "\",\"teacher\":\"openai:t answered\"");

        assertThatThrownBy(() -> await(Duration.ZERO, false))
                .isInstanceOf(ServiceException.ModelAway.class)
                .hasMessageContainingAll("student: " + AWAY, "the same command continues")
                .hasMessageNotContaining("teacher");
    }

    @Test
    void oneThatIsSlowIsBegunWith() {
        health(200, "\"student\":\"openai:m was asked\"");

        await(Duration.ZERO, false);

        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void aJudgeIsNeededOnlyWhereItJudges() {
        health(200, "\"judge\":\"" + AWAY + "\",\"student\":\"openai:m is replayed from the cassette\"");

        await(Duration.ZERO, false);

        assertThatThrownBy(() -> await(Duration.ZERO, true)).hasMessageContaining("judge: " + AWAY);
    }

    @Test
    void aServiceThatDoesNotSayIsBegunWith() {
        await(Duration.ofHours(1), true);

        assertThat(err.toString()).isEmpty();
    }

    private void health(int status, String models) {
        service.on("GET /q/health", status, """
                {"checks":[{"name":"Database","status":"UP"},{"name":"Models","data":{%s}}]}""".formatted(models));
    }

    private void await(Duration patience, boolean judged) {
        PrintWriter writer = new PrintWriter(err);
        CliEnvironment surroundings =
                new CliEnvironment(writer, writer, false, ZoneOffset.UTC, Map.of(), Path.of("."), null);
        Service asked = new Service(Verb.ServerAddress.parse(service.url()), "ada", null);
        new ModelWait(asked, new EvaluationProgress(surroundings), patience, Duration.ofMillis(1)).await(judged);
    }
}
