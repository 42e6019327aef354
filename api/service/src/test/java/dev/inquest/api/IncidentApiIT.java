package dev.inquest.api;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.support.PostgresResource;
import dev.inquest.support.TemporalServerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TemporalServerResource.class)
class IncidentApiIT {

    @Test
    void aReportBecomesAnIncidentThatIsInvestigatedAndClosed() {
        Response answer = report(body("the first"));

        assertThat(answer.statusCode()).isEqualTo(202);
        String id = answer.jsonPath().getString("id");
        assertThat(answer.header("Location")).endsWith("/incidents/" + id);
        assertThatJson(answer.asString())
                .and(
                        j -> j.node("phase").isEqualTo("queued"),
                        j -> j.node("cluster").isEqualTo("east"),
                        j -> j.node("settings.approval").isEqualTo("never"),
                        j -> j.node("settings.budget.wallTime").isEqualTo("PT30M"),
                        j -> j.node("links.self").isEqualTo("/incidents/" + id),
                        j -> j.node("links.temporal")
                                .asString()
                                .contains("/namespaces/default/workflows/incident-api-"),
                        j -> j.node("outcome").isNull());
        assertThatJson(closed(id))
                .and(j -> j.node("phase").isEqualTo("done"), j -> j.node("mode").isEqualTo("auto"), j -> j.node(
                                "outcome.status")
                        .isEqualTo("inconclusive"));
    }

    @Test
    void theSameReportAttachesWhileOpenAndRecursAfterItClosed() {
        String body = body("hold this one");
        String id = report(body).jsonPath().getString("id");

        Response again = report(body);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.jsonPath().getString("id")).isEqualTo(id);
        cancel(id);
        closed(id);
        Response later = report(body);
        assertThat(later.statusCode()).isEqualTo(202);
        assertThat(later.jsonPath().getString("recurrenceOf")).isEqualTo(id);
        String second = later.jsonPath().getString("id");
        assertThat(second).isNotEqualTo(id);
        cancel(second);
        closed(second);
    }

    @Test
    void anIdempotencyKeyGivesTheSameAnswerAndRefusesAnotherBody() {
        String key = UUID.randomUUID().toString();
        String first = keyed(key, body("keyed")).jsonPath().getString("id");
        closed(first);

        Response again = keyed(key, body("keyed").replace("{", "{ \n"));
        Response other = keyed(key, body("another"));

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.jsonPath().getString("id")).isEqualTo(first);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThatJson(other.asString()).node("type").isEqualTo("urn:inquest:problem:idempotency-key-mismatch");
    }

    @Test
    void aRecordingFillsWhatIsLeftOut() {
        Response answer = report("{\"recording\":\"recorded-shop\",\"source\":\"demo\"}");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThatJson(answer.asString())
                .and(
                        j -> j.node("title").isEqualTo("checkout answers 503"),
                        j -> j.node("cluster").isEqualTo("recorded-shop"),
                        j -> j.node("namespace").isEqualTo("shop"),
                        j -> j.node("startsAt").isEqualTo("2026-01-02T03:04:05Z"));
    }

    @Test
    void alertsFillTitleAndNamespace() {
        Response answer = report("""
                {"source":"alertmanager","cluster":"west","alerts":[{"labels":{"alertname":"High5xx","namespace":"shop"},
                 "startsAt":"2026-02-02T10:00:00Z"}]}""");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThatJson(answer.asString())
                .and(
                        j -> j.node("title").isEqualTo("High5xx"),
                        j -> j.node("namespace").isEqualTo("shop"),
                        j -> j.node("startsAt").isEqualTo("2026-02-02T10:00:00Z"));
    }

    @Test
    void listsArePagedAndFiltered() {
        String source = "list-" + UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < 3; i++) {
            closed(report("{\"source\":\"%s\",\"title\":\"t%d\",\"description\":\"d\",\"cluster\":\"east\"}"
                            .formatted(source, i))
                    .jsonPath()
                    .getString("id"));
        }

        String page = given().queryParams(
                        Map.of("source", source, "size", 2, "status", "closed", "outcome", "inconclusive"))
                .get("/incidents")
                .asString();

        assertThatJson(page)
                .and(
                        j -> j.node("total").isEqualTo(3),
                        j -> j.node("size").isEqualTo(2),
                        j -> j.node("items").isArray().hasSize(2),
                        j -> j.node("items[0].title").isEqualTo("t2"),
                        j -> j.node("items[0].outcomeStatus").isEqualTo("inconclusive"));
    }

    @Test
    void aDecisionOnTheWaitingPlanIsTakenAndOneOnAnotherIsRefused() {
        String id = report(body("decide").replace("}", ",\"settings\":{\"approval\":\"always\"}}"))
                .jsonPath()
                .getString("id");
        String digest = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> given().get("/incidents/" + id).jsonPath().getString("awaitingApproval.planDigest"),
                        d -> d != null);

        Response stale = decide(id, "ffffffffffffffff");
        Response taken = decide(id, digest);

        assertThat(stale.statusCode()).isEqualTo(409);
        assertThatJson(stale.asString())
                .and(
                        j -> j.node("type").isEqualTo("urn:inquest:problem:stale-plan"),
                        j -> j.node("currentDigest").isString().isEqualTo(digest));
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThatJson(taken.asString()).isEqualTo("{planDigest:'" + digest + "',verdict:'approve',decidedBy:'ann'}");
        assertThatJson(closed(id)).node("outcome.reason").isEqualTo("APPROVE by ann");
        assertThat(decide(id, digest).statusCode()).isEqualTo(409);
    }

    @Test
    void budgetAndCancellationReachTheInvestigation() {
        String id = report(body("hold for budget")).jsonPath().getString("id");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> given().get("/incidents/" + id)
                .jsonPath()
                .getString("phase")
                .equals("execute"));

        int more = given().contentType(ContentType.JSON)
                .body("{\"looks\":7,\"by\":\"bob\"}")
                .post("/incidents/" + id + "/budget")
                .statusCode();
        cancel(id);

        assertThat(more).isEqualTo(202);
        assertThatJson(closed(id)).node("outcome.reason").isEqualTo("cancelled by eve with 7 more looks");
    }

    @Test
    void feedbackIsTakenOnceTheInvestigationEnded() {
        String id = report(body("hold for feedback")).jsonPath().getString("id");

        Response early = feedback(id, "{\"verdict\":\"right\"}");
        cancel(id);
        closed(id);
        Response right = feedback(id, "{\"verdict\":\"right\",\"by\":\"ann\"}");
        Response wrong = feedback(
                id,
                "{\"verdict\":\"wrong\",\"rootCause\":{\"entity\":\"shop/Service/cart\",\"fault\":\"network.selector\"}}");

        assertThatJson(early.asString()).node("type").isEqualTo("urn:inquest:problem:incident-open");
        assertThat(right.statusCode()).isEqualTo(200);
        assertThatJson(right.asString()).isEqualTo("{judged:0}");
        assertThat(wrong.statusCode()).isEqualTo(200);
        assertThatJson(given().get("/incidents/" + id).asString())
                .inPath("$.timeline[*].text")
                .isArray()
                .contains(
                        "Feedback by ann: right",
                        "Feedback by anonymous: wrong; actual cause: shop/Service/cart network.selector");
    }

    @Test
    void clustersAreListedWithTheirKind() {
        assertThatJson(given().get("/clusters").asString())
                .node("items")
                .isArray()
                .contains("{name:'east',kind:'cluster'}", "{name:'recorded-shop',kind:'recording'}");
    }

    @Test
    void aConsolidationRunsOnRequest() {
        Response started = given().post("/consolidations");

        assertThat(started.statusCode()).isEqualTo(202);
        assertThatJson(started.asString()).node("workflowId").isEqualTo("consolidation-on-request");
        assertThatJson(given().get("/consolidations").asString()).node("items").isArray();
    }

    @Test
    void healthMetricsAndDescriptionAreServed() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);

        assertThatJson(given().get("/q/health/ready").asString())
                .inPath("$.checks[*].name")
                .isArray()
                .contains("Temporal", "Models", "Database connections health check");
        assertThat(given().get("/q/metrics").asString()).contains("temporal_");
        assertThat(given().get("/q/openapi").asString()).contains("/incidents/{id}/decision");
    }

    private static String body(String title) {
        return "{\"title\":\"" + title + "\",\"description\":\"something is wrong\",\"cluster\":\"east\"}";
    }

    private static Response report(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/incidents");
    }

    private static Response keyed(String key, String body) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/incidents");
    }

    private static Response decide(String id, String digest) {
        return given().contentType(ContentType.JSON)
                .header("X-Inquest-Actor", "ann")
                .body(Map.of("planDigest", digest, "verdict", "approve"))
                .post("/incidents/" + id + "/decision");
    }

    private static Response feedback(String id, String body) {
        return given().contentType(ContentType.JSON).body(body).post("/incidents/" + id + "/feedback");
    }

    private static void cancel(String id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> given().contentType(ContentType.JSON)
                                .header("X-Inquest-Actor", "eve")
                                .post("/incidents/" + id + "/cancel")
                                .statusCode()
                        == 202);
    }

    private static String closed(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> given().get("/incidents/" + id), r -> r.jsonPath().getString("closedAt") != null)
                .asString();
    }
}
