package dev.inquest.api;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.runtime.WorkerSwitch;
import dev.inquest.support.PostgresResource;
import dev.inquest.support.StubInvestigation;
import dev.inquest.support.TemporalServerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What happens to requests while Temporal, the workers or PostgreSQL are away. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TemporalServerResource.class)
class OutageIT {

    @Inject
    WorkerSwitch workers;

    @Test
    void whileTemporalIsAwayAnIncidentIsAcceptedAndStartedLater() {
        TemporalServerResource.current().takeAway();

        Response answer = report("temporal is away", "never");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.jsonPath().getString("phase")).isEqualTo("queued");
        String id = answer.jsonPath().getString("id");
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(503);
        Response decision = decide(id);
        assertThat(decision.statusCode()).isEqualTo(503);
        assertThat(decision.header("Retry-After")).isNotBlank();
        TemporalServerResource.current().bringBack();
        awaitClosed(id);
    }

    @Test
    void aDecisionThatNoWorkerTakesIsSignalled() {
        String id = report("no worker", "always").jsonPath().getString("id");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/incidents/" + id).jsonPath().get("awaitingApproval") != null);
        workers.off();

        Response answer = decide(id);

        workers.on();
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThatJson(answer.asString()).node("delivered").isEqualTo("signal");
        awaitClosed(id);
        assertThatJson(given().get("/incidents/" + id).asString())
                .node("outcome.reason")
                .isEqualTo("APPROVE by ann");
    }

    @Test
    void whilePostgresIsAwayNothingIsAcceptedAndTheCallerIsToldToComeBack() {
        PostgresResource.current().takeAway();

        Response answer = report("postgres is away", "never");

        PostgresResource.current().bringBack();
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotBlank();
        assertThatJson(answer.asString()).node("type").isEqualTo("urn:inquest:problem:database-unavailable");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> report("postgres is back", "never").statusCode() < 300);
    }

    private static Response report(String title, String approval) {
        return given().contentType(ContentType.JSON)
                .body("""
                        {"title":"%s","description":"d","cluster":"east","settings":{"approval":"%s"}}""".formatted(title, approval))
                .post("/incidents");
    }

    private static Response decide(String id) {
        return given().contentType(ContentType.JSON)
                .body("""
                        {"planDigest":"%s","verdict":"approve","by":"ann"}""".formatted(StubInvestigation.DIGEST))
                .post("/incidents/" + id + "/decision");
    }

    private static void awaitClosed(String id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> given().get("/incidents/" + id).jsonPath().getString("closedAt") != null);
    }
}
