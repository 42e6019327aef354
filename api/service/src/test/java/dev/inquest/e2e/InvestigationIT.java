package dev.inquest.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.casefile.CaseFiles;
import dev.inquest.investigation.Decision;
import dev.inquest.investigation.InvestigationWorkflow;
import dev.inquest.runtime.TemporalConnection;
import dev.inquest.support.PostgresResource;
import dev.inquest.support.TemporalServerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Whole investigations of the shipped recordings, through REST, with every real part and no model but the embedded one. */
@QuarkusTest
@TestProfile(EverythingReal.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TemporalServerResource.class)
class InvestigationIT {

    /** What a typical investigation keeps to. */
    private static final int MAX_EVENTS = 250;
    /** One that spends its whole budget: its 40 looks alone are 120 events, and a slow worker sees each end on its own. */
    private static final int MAX_EVENTS_OF_A_SPENT_BUDGET = 350;

    private static final int MOST_OF_THE_BUDGET = 30;
    private static final String CONFLICT = "mesh.mtls-conflict";

    @Inject
    CaseFiles caseFiles;

    @Inject
    TemporalConnection temporal;

    @Test
    void aTaughtStudentNamesTheConflictAndCitesWhatDecidesIt() {
        JsonPath incident = closed(report("e2e-taught", "mesh-503", "corrected-2", "never"));

        assertThat(incident.getString("outcome.status")).isEqualTo("diagnosed");
        assertThat(faults(incident)).containsExactly(CONFLICT);
        assertThat(incident.getString("outcome.diagnosis.rootCauses[0].entity"))
                .isIn("bookshop/DestinationRule/payments", "bookshop/PeerAuthentication/payments");
        assertThat(incident.getInt("correctionsGiven")).isBetween(1, 2);
        List<Integer> cited = incident.getList("outcome.diagnosis.rootCauses[0].evidence", Integer.class);
        assertThat(cited).isNotEmpty();
        assertThat(incident.getList("evidence.number", Integer.class)).containsAll(cited);
        assertThat(readable(incident.getString("id"), cited.getFirst())).isTrue();
        assertThat(incident.getString("probe.student")).isEqualTo("embedded");
        assertThat(incident.getString("probe.reason"))
                .contains("0.85, the default: this investigation uses nothing that was learned");
        assertThat(incident.getDouble("reward.total")).isBetween(.5, 1.0);
        assertThat(incident.<Object>get("reward.judge")).isNull();
        assertShortHistory(incident);
    }

    @Test
    void theStudentAloneLooksButDoesNotFindTheConflict() {
        JsonPath incident = closed(report("e2e-naive", "mesh-503", "naive", "never"));

        assertThat(faults(incident)).doesNotContain(CONFLICT);
        assertThat(incident.getInt("correctionsGiven")).isZero();
        assertThat(incident.getList("evidence")).isNotEmpty();
        assertShortHistory(incident);
    }

    @Test
    void aHealthyShopIsFoundHealthyAndWhatWasCheckedIsNamed() {
        JsonPath incident = closed(report("e2e-healthy", "healthy-shop", "capsules", "never"));

        assertThat(incident.getString("outcome.status"))
                .as(incident.getString("outcome"))
                .isEqualTo("no-fault-found");
        assertThat(incident.getList("outcome.checked")).isNotEmpty();
        assertShortHistory(incident);
    }

    @Test
    void whatOneIncidentTaughtSolvesAnotherWithoutATeacher() {
        JsonPath taught = closed(report("e2e-learn", "mesh-503", "corrected-2", "never"));
        int judged = feedback(taught.getString("id"));
        JsonPath capsule = capsuleOf(taught.getString("id"));
        JsonPath promoted = promote(capsule.getString("id"));

        JsonPath sibling = closed(report("e2e-clinic", "mesh-503-clinic", "capsules", "never"));

        assertThat(judged).isPositive();
        assertThat(given().get("/incidents/" + taught.getString("id"))
                        .jsonPath()
                        .getDouble("reward.outcome"))
                .isEqualTo(1);
        assertThat(capsule.getInt("successRate.confirmed")).isPositive();
        assertThat(promoted.getString("status")).isEqualTo("promoted");
        assertThat(promoted.getBoolean("trusted")).isTrue();
        assertThat(sibling.getString("mode")).isEqualTo("auto");
        assertThat(sibling.getInt("correctionsGiven")).isZero();
        assertThat(faults(sibling)).containsExactly(CONFLICT);
        assertThat(sibling.getInt("spending.looks") * 2)
                .as("looks, doubled, with the capsule against those of the taught run")
                .isLessThan(taught.getInt("spending.looks"));
        assertThat(sibling.getInt("spending.teacherTokens")).isZero();
        assertShortHistory(sibling);
    }

    @Test
    void aNamespaceThatDoesNotExistIsSaid() {
        String id = accepted(Map.of(
                "source", "e2e-nowhere",
                "title", "orders fail",
                "description", "orders answer 503",
                "cluster", "mesh-503",
                "namespace", "nowhere",
                "settings", Map.of("extensionWindow", "PT0S")));

        JsonPath incident = closed(id);

        assertThat(incident.getString("outcome.status")).isEqualTo("inconclusive");
        assertThat(incident.getString("outcome.reason")).contains("nowhere");
        assertShortHistory(incident);
    }

    @Test
    void aPlanThatAPersonMustSeeIsDecidedOnByItsDigest() {
        String id = report("e2e-approve", "mesh-503", "naive", "always");
        String digest = awaitPlan(id);

        Response stale = decide(id, "0".repeat(digest.length()));
        Response taken = decide(id, digest);

        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.jsonPath().getString("currentDigest")).isEqualTo(digest);
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(200);
        approveWhateverElseWaits(id);
        assertShortHistory(closed(id));
    }

    @Test
    void aSignalledDecisionCountsWhenItNamesThePlanThatWaits() {
        String id = report("e2e-signal", "mesh-503", "naive", "always");
        String digest = awaitPlan(id);
        InvestigationWorkflow workflow = temporal.client().newWorkflowStub(InvestigationWorkflow.class, workflowId(id));

        workflow.decision(new Decision("0".repeat(digest.length()), Decision.Verdict.REJECT, "eve", null));
        workflow.decision(new Decision(digest, Decision.Verdict.APPROVE, "ann", null));

        approveWhateverElseWaits(id);
        JsonPath incident = closed(id);
        assertThat(incident.getString("outcome.reason")).doesNotContain("eve");
        assertThat(incident.getInt("spending.steps"))
                .as("more was looked at than what orients: the approved plan ran")
                .isGreaterThan(4);
    }

    @Test
    void aWorkflowTerminatedInTemporalLeavesNoOpenIncident() {
        String id = report("e2e-terminated", "mesh-503", "naive", "always");
        awaitPlan(id);

        temporal.client().newUntypedWorkflowStub(workflowId(id)).terminate("by an operator");

        JsonPath incident = closed(id);
        assertThat(incident.getString("outcome.status")).isEqualTo("failed");
        assertThat(incident.getString("outcome.reason")).contains("terminated");
        assertThat(incident.getString("awaitingApproval")).isNull();
    }

    private static String report(String source, String recording, String arm, String approval) {
        return accepted(Map.of(
                "source",
                source,
                "recording",
                recording,
                "settings",
                Map.of("arm", arm, "approval", approval, "extensionWindow", "PT0S")));
    }

    private static String accepted(Map<String, Object> report) {
        Response answer = given().contentType(ContentType.JSON).body(report).post("/incidents");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        return answer.jsonPath().getString("id");
    }

    private static JsonPath closed(String id) {
        return Awaitility.await("incident " + id + " is closed")
                .atMost(Duration.ofMinutes(2))
                .until(() -> given().get("/incidents/" + id).jsonPath(), i -> i.getString("closedAt") != null);
    }

    private static String awaitPlan(String id) {
        return Awaitility.await("a plan of incident " + id + " waits")
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> given().get("/incidents/" + id).jsonPath().getString("awaitingApproval.planDigest"),
                        digest -> digest != null);
    }

    /** Under the policy "always" each extension of the plan waits as well, under a digest of its own. */
    private static void approveWhateverElseWaits(String id) {
        Awaitility.await("incident " + id + " is closed or waits no more")
                .atMost(Duration.ofMinutes(2))
                .until(() -> {
                    JsonPath incident = given().get("/incidents/" + id).jsonPath();
                    String waiting = incident.getString("awaitingApproval.planDigest");
                    if (waiting != null) {
                        decide(id, waiting);
                    }
                    return incident.getString("closedAt") != null;
                });
    }

    private static Response decide(String id, String digest) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("planDigest", digest, "verdict", "approve", "by", "ann"))
                .post("/incidents/" + id + "/decision");
    }

    private static int feedback(String id) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("verdict", "right", "by", "ann"))
                .post("/incidents/" + id + "/feedback")
                .jsonPath()
                .getInt("judged");
    }

    private static JsonPath capsuleOf(String incidentId) {
        List<Map<String, Object>> capsules =
                given().queryParam("size", 100).get("/capsules").jsonPath().getList("items");
        String id = capsules.stream()
                .filter(c -> ((List<?>) c.get("provenance")).contains(incidentId))
                .map(c -> c.get("id").toString())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no capsule comes from " + incidentId + ": " + capsules));
        return given().get("/capsules/" + id).jsonPath();
    }

    private static JsonPath promote(String capsuleId) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("by", "ann"))
                .post("/capsules/" + capsuleId + "/promotion")
                .jsonPath();
    }

    private static boolean readable(String id, int evidence) {
        return given().get("/incidents/" + id + "/evidence/" + evidence).statusCode() == 200;
    }

    private static List<String> faults(JsonPath incident) {
        List<String> faults = incident.getList("outcome.diagnosis.rootCauses.fault", String.class);
        return faults == null ? List.of() : faults;
    }

    private String workflowId(String incidentId) {
        return caseFiles.find(incidentId).orElseThrow().workflowId();
    }

    private void assertShortHistory(JsonPath incident) {
        int events = temporal.client()
                .fetchHistory(workflowId(incident.getString("id")))
                .getEvents()
                .size();
        boolean spent = incident.getInt("spending.looks") > MOST_OF_THE_BUDGET;
        assertThat(events).as("events in the history").isLessThan(spent ? MAX_EVENTS_OF_A_SPENT_BUDGET : MAX_EVENTS);
    }
}
