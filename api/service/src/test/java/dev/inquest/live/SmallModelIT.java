package dev.inquest.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.observation.Tokens;
import dev.inquest.support.PostgresResource;
import dev.inquest.support.TemporalServerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A whole investigation with a small real model as student and the embedded teacher. What the model says differs from run to
 * run and from machine to machine; what is asserted must hold whatever it says.
 */
@Tag("long")
@NeedsSmallModel
@QuarkusTest
@TestProfile(SmallModelProfile.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TemporalServerResource.class)
class SmallModelIT {

    private static final Duration PATIENCE = Duration.ofMinutes(25);
    private static final int PROBE_CAP = 50;
    private static final int CORRECTION_CAP = 200;

    /** What the readiness check lets the model write. */
    private static final long START_CAP = 16;

    @Test
    void theInvestigationEndsWithinItsCapsAndEveryCallIsRecordedAsTheServerCountedIt() {
        JsonPath incident = investigated();
        List<Map<String, Object>> calls = given().get("/incidents/" + incident.getString("id") + "/exchanges?size=100")
                .jsonPath()
                .getList("items");

        assertThat(incident.getString("outcome.status"))
                .as(incident.getString("outcome"))
                .isIn("diagnosed", "no-fault-found", "inconclusive");
        assertThat(incident.getList("degraded", String.class))
                .as("a useless answer may be passed over, the model is never given up")
                .noneSatisfy(told -> assertThat(told).contains("was given up"));
        assertThat(incident.getInt("spending.looks")).isPositive();
        assertThat(incident.getList("corrections", String.class))
                .isNotEmpty()
                .allSatisfy(said -> assertThat(Tokens.count(said)).isLessThanOrEqualTo(CORRECTION_CAP));
        assertThat(calls).extracting(SmallModelIT::prompt).contains("plan", "probe");
        assertThat(calls).allSatisfy(call -> {
            assertThat(call).containsEntry("role", "student").containsEntry("model", ModelServer.MODEL);
            assertThat(tokens(call, "input")).isPositive();
            assertThat(tokens(call, "input") + tokens(call, "output"))
                    .as("the model's window")
                    .isLessThanOrEqualTo(ModelServer.CONTEXT);
        });
        assertThat(calls)
                .filteredOn(call -> prompt(call).equals("probe"))
                .allSatisfy(probe -> assertThat(tokens(probe, "output")).isLessThanOrEqualTo(PROBE_CAP));
        long recorded = calls.stream().mapToLong(call -> tokens(call, "output")).sum();
        assertThat(SmallModelResource.current().tokensWritten() - recorded)
                .as("what was recorded is what the server wrote, but for the question at the start")
                .isBetween(0L, START_CAP);
    }

    private static long tokens(Map<String, Object> call, String kind) {
        return ((Number) ((Map<?, ?>) call.get("tokens")).get(kind)).longValue();
    }

    private static Object prompt(Map<String, Object> call) {
        return ((Map<?, ?>) call.get("prompt")).get("id");
    }

    private static JsonPath investigated() {
        Response answer = given().contentType(ContentType.JSON)
                .body(Map.of(
                        "recording",
                        "mesh-503",
                        "source",
                        "small-model",
                        "settings",
                        Map.of("arm", "taught", "approval", "never", "extensionWindow", "PT0S")))
                .post("/incidents");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        String id = answer.jsonPath().getString("id");
        return Awaitility.await("incident " + id + " is closed")
                .atMost(PATIENCE)
                .until(() -> given().get("/incidents/" + id).jsonPath(), i -> i.getString("closedAt") != null);
    }
}
