package dev.inquest.api;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.support.PostgresResource;
import dev.inquest.support.TemporalServerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TemporalServerResource.class)
class BadInputIT {

    static Stream<Arguments> reports() {
        return Stream.of(
                bad("no body", "", 400, "malformed-json", "send a JSON object"),
                bad("no JSON", "{\"title\": oops}", 400, "malformed-json", "line 1, column"),
                bad("cut off", "{\"title\": \"x\"", 400, "malformed-json", "line 1"),
                bad("more than one value", page("") + "{}", 400, "malformed-json", "line 1"),
                bad("a list", "[]", 400, "invalid-input", "an object"),
                bad("unknown field", "{\"titel\":\"x\"}", 400, "unknown-field", "'titel'", "title"),
                bad(
                        "unknown nested field",
                        page(",\"settings\":{\"budget\":{\"look\":1}}"),
                        400,
                        "unknown-field",
                        "settings.budget",
                        "looks"),
                bad(
                        "unknown arm",
                        page(",\"settings\":{\"arm\":\"clever\"}"),
                        400,
                        "invalid-input",
                        "settings.arm",
                        "corrected-1"),
                bad(
                        "bad duration",
                        page(",\"settings\":{\"approvalWindow\":\"soon\"}"),
                        400,
                        "invalid-input",
                        "approvalWindow",
                        "PT10M"),
                bad(
                        "bad instant",
                        page(",\"startsAt\":\"yesterday\""),
                        400,
                        "invalid-input",
                        "startsAt",
                        "2026-01-31T12:00:00Z"),
                bad(
                        "bad number",
                        page(",\"settings\":{\"maxCorrections\":\"many\"}"),
                        400,
                        "invalid-input",
                        "maxCorrections",
                        "whole number"),
                bad(
                        "too many corrections",
                        page(",\"settings\":{\"maxCorrections\":9}"),
                        400,
                        "invalid-input",
                        "maxCorrections",
                        "between 0 and 5"),
                bad(
                        "no looks",
                        page(",\"settings\":{\"budget\":{\"looks\":0}}"),
                        400,
                        "invalid-input",
                        "budget looks",
                        "at least 1"),
                bad(
                        "empty title",
                        "{\"title\":\" \",\"description\":\"d\",\"cluster\":\"east\"}",
                        400,
                        "invalid-input",
                        "'title'",
                        "must not be empty"),
                bad(
                        "empty description",
                        "{\"title\":\"t\",\"description\":\"\",\"cluster\":\"east\"}",
                        400,
                        "invalid-input",
                        "'description'",
                        "must not be empty"),
                bad("both empty", "{\"cluster\":\"east\"}", 400, "invalid-input", "'title'", "'description'"),
                bad(
                        "bad namespace",
                        page(",\"namespace\":\"Shop_1\""),
                        400,
                        "invalid-input",
                        "'namespace'",
                        "RFC 1123"),
                bad("bad source", page(",\"source\":\"a/b\""), 400, "invalid-input", "'source'", "lower-case"),
                bad(
                        "alert without labels",
                        page(",\"alerts\":[{\"annotations\":{}}]"),
                        400,
                        "invalid-input",
                        "alerts[0].labels"),
                bad("unknown cluster", page("").replace("east", "north"), 422, "unknown-cluster", "'north'", "east"),
                bad("unknown recording", "{\"recording\":\"nope\"}", 422, "unknown-cluster", "'nope'", "recorded-shop"),
                bad("broken recording", "{\"recording\":\"broken-recording\"}", 422, "cluster-unusable", "pods.yaml:3"),
                bad(
                        "no cluster among many",
                        "{\"title\":\"t\",\"description\":\"d\"}",
                        422,
                        "unknown-cluster",
                        "'cluster' is missing",
                        "east"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void aBadReportIsAnsweredByAProblemThatSaysWhatToChange(
            String name, String body, int status, String slug, String[] words) {
        Response answer = given().contentType(ContentType.JSON).body(body).post("/incidents");

        assertProblem(answer, status, slug, "/incidents", words);
    }

    static Stream<Arguments> queries() {
        return Stream.of(
                bad("status", "status=half-open", 400, "invalid-input", "open, closed"),
                bad("outcome", "outcome=fine", 400, "invalid-input", "no-fault-found"),
                bad("page", "page=-1", 400, "invalid-input", "'page'"),
                bad("size", "size=1000", 400, "invalid-input", "1 to 100"),
                bad("namespace", "namespace=UP", 400, "invalid-input", "RFC 1123"),
                bad("misspelt", "stauts=open", 400, "invalid-input", "'stauts'", "status"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void aBadFilterIsAnsweredByAProblem(String name, String query, int status, String slug, String[] words) {
        Response answer = given().get("/incidents?" + query);

        assertProblem(answer, status, slug, "/incidents", words);
    }

    @Test
    void aBodyOfTwoMegabytesIsRefusedUnread() {
        String body = page(",\"source\":\"" + "x".repeat(2_000_000) + "\"");

        Response answer = given().contentType(ContentType.JSON).body(body).post("/incidents");

        assertProblem(answer, 413, "body-too-large", "/incidents", "1 MB");
    }

    @Test
    void aBodyThatDoesNotSayItsLengthIsReadUpToTheLimitOnly() throws Exception {
        byte[] body = page(",\"source\":\"" + "x".repeat(2_000_000) + "\"").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/incidents"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        HttpResponse<String> answer;
        try (HttpClient client = HttpClient.newHttpClient()) {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        }

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThatJson(answer.body()).node("type").isEqualTo("urn:inquest:problem:body-too-large");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertProblem(given().get("/incidents/nope"), 404, "not-found", "/incidents/nope", "GET /incidents");
        assertProblem(given().get("/capsules/nope"), 404, "not-found", "/capsules/nope", "GET /capsules");
        assertProblem(given().get("/nowhere"), 404, "not-found", "/nowhere", "/q/openapi");
        assertProblem(
                given().get("/incidents/nope/evidence/1"), 404, "not-found", "/incidents/nope/evidence/1", "nope");
        assertProblem(
                given().contentType(ContentType.JSON)
                        .body("{\"planDigest\":\"0\",\"verdict\":\"approve\"}")
                        .post("/incidents/nope/decision"),
                404,
                "not-found",
                "/incidents/nope/decision",
                "nope");
    }

    @Test
    void methodAndMediaTypesAreChecked() {
        assertProblem(given().delete("/incidents"), 405, "method-not-allowed", "/incidents", "GET");
        assertProblem(
                given().accept("application/xml").get("/incidents"), 406, "not-acceptable", "/incidents", "Accept");
        assertProblem(
                given().contentType("text/plain").body("hello").post("/incidents"),
                415,
                "unsupported-media-type",
                "/incidents",
                "application/json");
    }

    @Test
    void aDecisionWithoutDigestOrWithAnotherVerdictIsRefused() {
        assertProblem(
                given().contentType(ContentType.JSON)
                        .body("{\"verdict\":\"approve\"}")
                        .post("/incidents/x/decision"),
                400,
                "invalid-input",
                "/incidents/x/decision",
                "planDigest");
        assertProblem(
                given().contentType(ContentType.JSON)
                        .body("{\"planDigest\":\"0\",\"verdict\":\"maybe\"}")
                        .post("/incidents/x/decision"),
                400,
                "invalid-input",
                "/incidents/x/decision",
                "approve, reject");
        assertProblem(
                given().contentType(ContentType.JSON).body("{}").post("/incidents/x/feedback"),
                400,
                "invalid-input",
                "/incidents/x/feedback",
                "'right' or 'wrong'");
        assertProblem(
                given().contentType(ContentType.JSON).body("{\"looks\":0}").post("/incidents/x/budget"),
                400,
                "invalid-input",
                "/incidents/x/budget",
                "1 to 200");
    }

    @Test
    void aScanNamesWhatItCannotScan() {
        assertProblem(
                given().contentType(ContentType.JSON)
                        .body("{\"cluster\":\"north\"}")
                        .post("/scans"),
                422,
                "unknown-cluster",
                "/scans",
                "east",
                "west");
        assertProblem(
                given().contentType(ContentType.JSON)
                        .body("{\"cluster\":\"east\",\"recording\":\"recorded-shop\"}")
                        .post("/scans"),
                400,
                "invalid-input",
                "/scans",
                "either");
        assertProblem(
                given().contentType(ContentType.JSON)
                        .body("{\"cluster\":\"east\",\"namespace\":\"../x\"}")
                        .post("/scans"),
                400,
                "invalid-input",
                "/scans",
                "RFC 1123");
    }

    private static void assertProblem(Response answer, int status, String slug, String path, String... words) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThatJson(answer.asString())
                .and(
                        j -> j.node("type").isEqualTo("urn:inquest:problem:" + slug),
                        j -> j.node("status").isEqualTo(status),
                        j -> j.node("title").isString().isNotBlank(),
                        j -> j.node("instance").isEqualTo(path));
        assertThat(answer.jsonPath().getString("detail"))
                .contains(words)
                .doesNotContain("dev.inquest", "java.", "Exception", "com.fasterxml");
    }

    private static String page(String more) {
        return "{\"title\":\"t\",\"description\":\"d\",\"cluster\":\"east\"" + more + "}";
    }

    private static Arguments bad(String name, String input, int status, String slug, String... words) {
        return Arguments.of(name, input, status, slug, words);
    }
}
