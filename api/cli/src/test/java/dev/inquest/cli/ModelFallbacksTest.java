package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ModelFallbacksTest {

    @Test
    void aModelThatWasGivenUpIsToldByItsReason() {
        JsonNode incident = timeline(
                "degraded",
                "The model openai:m was given up: HTTP 402. From here on the embedded reasoner takes its place as student.");

        assertThat(ModelFallbacks.givenUp(incident)).hasValue("The model openai:m was given up: HTTP 402");
        assertThat(ModelFallbacks.passedOver(incident)).isFalse();
    }

    @Test
    void aModelThatWasPassedOverIsNotGivenUpWhateverItsKind() {
        String text = "The model openai:m was passed over: no JSON. The embedded reasoner gave one in its place.";

        assertThat(ModelFallbacks.givenUp(timeline("degraded", text))).isEmpty();
        assertThat(ModelFallbacks.passedOver(timeline("degraded", text))).isTrue();
        assertThat(ModelFallbacks.passedOver(timeline("passed-over", text))).isTrue();
    }

    @Test
    void otherEntriesTellOfNeither() {
        JsonNode incident = timeline("note", "The model openai:m was given up");

        assertThat(ModelFallbacks.givenUp(incident)).isEmpty();
        assertThat(ModelFallbacks.passedOver(incident)).isFalse();
    }

    private static JsonNode timeline(String kind, String text) {
        ObjectNode incident = Service.JSON.createObjectNode();
        incident.putArray("timeline").addObject().put("kind", kind).put("text", text);
        return incident;
    }
}
