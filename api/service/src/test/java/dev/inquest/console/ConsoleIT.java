package dev.inquest.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.e2e.EverythingReal;
import dev.inquest.support.PostgresResource;
import dev.inquest.support.TemporalServerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The pages, as a browser gets them. */
@QuarkusTest
@TestProfile(EverythingReal.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TemporalServerResource.class)
class ConsoleIT {

    @Test
    void anIncidentIsOnOneScreenWithItsCauseAndItsEvidence() {
        String id = report("console-one", "Checkout returns 503", "corrected-2");
        Awaitility.await("incident " + id + " is closed")
                .atMost(Duration.ofMinutes(2))
                .until(() -> given().get("/incidents/" + id).jsonPath().getString("closedAt") != null);

        String page = html("/console/incidents/" + id);

        assertThat(page)
                .contains("Diagnosed, confidence", "mesh.mtls-conflict", "<b>not executed</b>", "How it spreads")
                .contains("href=\"/incidents/" + id + "/evidence/1\"")
                .doesNotContain("http-equiv=\"refresh\"");
        assertThat(html("/console")).contains("/console/incidents/" + id);
        assertThat(html("/console/capsules")).contains("/console/incidents/" + id);
    }

    @Test
    void whatAPageSaysIsDataAndNeverMarkup() {
        String id = report("console-two", "<script>alert('Ünïcode')</script>", "naive");

        String page = html("/console/incidents/" + id);

        assertThat(page).contains("&lt;script&gt;alert(").doesNotContain("<script>alert(");
    }

    @Test
    void anIncidentThatIsNotThereIsNotFound() {
        assertThat(given().get("/console/incidents/nothing").statusCode()).isEqualTo(404);
    }

    private static String html(String path) {
        Response page = given().accept("text/html").get(path);
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        assertThat(page.contentType()).startsWith("text/html");
        return page.asString();
    }

    private static String report(String source, String title, String arm) {
        Response answer = given().contentType(ContentType.JSON)
                .body(Map.of(
                        "source",
                        source,
                        "recording",
                        "mesh-503",
                        "title",
                        title,
                        "settings",
                        Map.of("arm", arm, "extensionWindow", "PT0S")))
                .post("/incidents");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        return answer.jsonPath().getString("id");
    }
}
