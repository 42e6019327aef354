package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class WorthItemsTest {

    @Test
    void withoutAJudgeThePartsStandAlone() {
        JsonNode incident = json(
                "{\"reward\": {\"total\": 0.9, \"outcome\": 1, \"evidence\": 1, \"effort\": 0.5, \"judge\": null}}");

        assertThat(WorthItems.of(incident))
                .extracting(Report.Item::text)
                .containsExactly("reward 0.90: outcome 1.00, evidence 1.00, effort 0.50");
    }

    @Test
    void aJudgesScoresAreSaidWithWhoDecided() {
        JsonNode incident = json("""
                {"reward": {"total": 0.9, "outcome": 1, "evidence": 1, "effort": 0.5, "process": 0.4,
                 "judge": {"model": "openai:m1", "scores": {"cited": 0.4}, "total": 0.4, "spread": 0.5,
                           "arbiter": "openai:m2", "reason": "Looks repeat."}}}
                """);

        assertThat(WorthItems.of(incident))
                .extracting(Report.Item::text)
                .containsExactly(
                        "reward 0.90: outcome 1.00, evidence 1.00, effort 0.50, process 0.40",
                        "judge openai:m1: cited 0.40; spread 0.50, openai:m2 decided. Looks repeat.");
    }

    @Test
    void anIncidentWithoutARewardSaysNothing() {
        assertThat(WorthItems.of(json("{\"reward\": null}"))).isEmpty();
        assertThat(WorthItems.of(json("{}"))).isEmpty();
    }

    private static JsonNode json(String text) {
        try {
            return Service.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
