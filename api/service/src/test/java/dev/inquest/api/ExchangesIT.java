package dev.inquest.api;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.casefile.CaseFiles;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Settings;
import dev.inquest.model.llm.Degradations;
import dev.inquest.support.PostgresResource;
import dev.inquest.support.TemporalServerResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TemporalServerResource.class)
class ExchangesIT {

    @Inject
    CaseFiles caseFiles;

    @Inject
    AgroalDataSource database;

    private final String incident = UUID.randomUUID().toString();

    @BeforeEach
    void open() {
        caseFiles.open(
                new Incident(incident, "exchanges-it", "Orders fail", "", "east", "shop", null, List.of(), null),
                incident,
                "not-started-" + incident,
                Settings.DEFAULT);
    }

    @Test
    void whatWasSaidToModelsIsListedByPages() throws SQLException {
        exchanged("plan", "{}");
        exchanged("probe", "0.7 the pods");

        Response answer = given().get("/incidents/" + incident + "/exchanges?page=1&size=1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThatJson(answer.asString())
                .and(
                        j -> j.node("total").isEqualTo(2),
                        j -> j.node("items").isArray().hasSize(1),
                        j -> j.node("items[0].number").isEqualTo(2),
                        j -> j.node("items[0].role").isEqualTo("student"),
                        j -> j.node("items[0].prompt").isEqualTo("{id:'probe',version:1,hash:'abc'}"),
                        j -> j.node("items[0].tokens")
                                .isEqualTo("{input:100,cached:80,output:20,reasoning:5,prefix:60}"),
                        j -> j.node("items[0].microUsd").isEqualTo(1600),
                        j -> j.node("items[0].duration").isEqualTo("PT0.85S"),
                        j -> j.node("items[0].finishReason").isEqualTo("stop"),
                        j -> j.node("items[0].messages[0]").isEqualTo("{by:'system',text:'Be brief.'}"),
                        j -> j.node("items[0].answer").isEqualTo("0.7 the pods"));
    }

    @Test
    void anUnknownIncidentHasNone() {
        assertThat(given().get("/incidents/nowhere/exchanges").statusCode()).isEqualTo(404);
        assertThat(given().get("/incidents/" + incident + "/exchanges?size=1000")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aModelThatWasGivenUpIsToldOf() {
        caseFiles.note(incident, "degraded/student", Degradations.KIND, "The model openai:m1 was given up.");

        String view = given().get("/incidents/" + incident).asString();
        String page = given().get("/console/incidents/" + incident).asString();

        assertThatJson(view).node("degraded").isEqualTo("['The model openai:m1 was given up.']");
        assertThat(page).contains("<p class=\"open\">The model openai:m1 was given up.</p>");
    }

    @Test
    void aModelThatWasPassedOverIsToldOfBesideIt() {
        caseFiles.note(incident, "p/1", Degradations.PASSED_OVER, "The model openai:m1 was passed over.");
        caseFiles.note(incident, "degraded/student", Degradations.KIND, "The model openai:m1 was given up.");

        String view = given().get("/incidents/" + incident).asString();
        String page = given().get("/console/incidents/" + incident).asString();

        assertThatJson(view)
                .node("degraded")
                .isEqualTo("['The model openai:m1 was passed over.','The model openai:m1 was given up.']");
        assertThat(page).contains("<p class=\"open\">The model openai:m1 was passed over.</p>");
    }

    private void exchanged(String prompt, String answer) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into model_exchange (incident_id, role, prompt_id, prompt_version, prompt_hash, provider, model,
                            input_tokens, cached_tokens, output_tokens, reasoning_tokens, prefix_tokens, micro_usd, duration_ms,
                            finish_reason, messages, answer, exchanged_at)
                        values (?, 'STUDENT', ?, 1, 'abc', 'openai', 'm1', 100, 80, 20, 5, 60, 1600, 850,
                            'stop', '[{"by":"system","text":"Be brief."}]', ?, now())
                        """)) {
            insert.setString(1, incident);
            insert.setString(2, prompt);
            insert.setString(3, answer);
            insert.executeUpdate();
        }
    }
}
