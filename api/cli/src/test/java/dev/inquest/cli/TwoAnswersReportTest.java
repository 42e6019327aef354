package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.cli.scoring.Judged;
import dev.inquest.cli.scoring.ModelUse;
import dev.inquest.cli.scoring.Result;
import dev.inquest.cli.scoring.Truth;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwoAnswersReportTest {

    private static final Truth TRUTH = new Truth(
            List.of(new Truth.Root("shop/Service/web", null, "routing.service-port-mismatch", null)), null, null);
    private static final String MODEL_IS_RIGHT = cause("shop/Service/web", "routing.service-port-mismatch");
    private static final String EMBEDDED_IS_WRONG = cause("shop/Deployment/pay", "runtime.out-of-memory");

    @Test
    void bothAnswersAreScoredWhoeversCounted() throws Exception {
        Result result = IncidentResult.of("r", "taught", incident("model"), ModelUse.NONE);

        assertThat(result.answer().rootCauses()).extracting("entity").containsExactly("shop/Deployment/pay");
        assertThat(result.answer().model()).satisfies(m -> {
            assertThat(m.rootCauses()).extracting("entity").containsExactly("shop/Service/web");
            assertThat(m.refused()).isEqualTo(2);
        });
    }

    @Test
    void theyStandSideBySide() throws Exception {
        List<Judged> judged =
                List.of(new Judged(IncidentResult.of("r", "taught", incident("embedded"), ModelUse.NONE), TRUTH));

        String text = TwoAnswersReport.of(List.of("naive", "taught"), judged, false);

        assertThat(text.lines().filter(line -> line.contains("embedded")))
                .singleElement()
                .asString()
                .contains("taught", "0/1");
        assertThat(text.lines().filter(line -> line.contains("  model  ")))
                .singleElement()
                .asString()
                .contains("1/1")
                .endsWith("2");
    }

    @Test
    void programsGetBoth() throws Exception {
        List<Judged> judged =
                List.of(new Judged(IncidentResult.of("r", "taught", incident("embedded"), ModelUse.NONE), TRUTH));
        ObjectNode json = EvaluationJson.scores(List.of("taught"), judged);

        TwoAnswersReport.into(json, List.of("taught"), judged);

        JsonNode answers = json.at("/arms/taught/answers");
        assertThat(answers.at("/embedded/accuracyAt1/hits").asInt()).isZero();
        assertThat(answers.at("/model/accuracyAt1/hits").asInt()).isEqualTo(1);
        assertThat(answers.at("/model/refused").asInt()).isEqualTo(2);
    }

    @Test
    void withoutAModelNothingIsSaid() throws Exception {
        ObjectNode alone = incident("embedded");
        alone.remove(List.of("modelReading", "embeddedOutcome"));
        List<Judged> judged = List.of(new Judged(IncidentResult.of("r", "taught", alone, ModelUse.NONE), TRUTH));

        assertThat(TwoAnswersReport.of(List.of("taught"), judged, false)).isEmpty();
    }

    private static ObjectNode incident(String by) throws Exception {
        String models = "{\"status\":\"diagnosed\",\"diagnosis\":{\"rootCauses\":[%s]}}".formatted(MODEL_IS_RIGHT);
        String embedded = "{\"status\":\"diagnosed\",\"diagnosis\":{\"rootCauses\":[%s]}}".formatted(EMBEDDED_IS_WRONG);
        return (ObjectNode) Service.JSON.readTree(
                """
                {"diagnosisBy":"%s","outcome":%s,"embeddedOutcome":%s,
                 "modelReading":{"model":"openai:m1","rootCauses":[%s],"hypotheses":[],"refused":["a","b"]}}""".formatted(by, by.equals("model") ? models : embedded, embedded, MODEL_IS_RIGHT));
    }

    private static String cause(String entity, String fault) {
        return "{\"entity\":\"%s\",\"fault\":\"%s\",\"confidence\":0.9,\"evidence\":[1]}".formatted(entity, fault);
    }
}
