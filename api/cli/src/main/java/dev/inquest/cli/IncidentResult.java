package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.cli.scoring.Answer;
import dev.inquest.cli.scoring.ModelAnswer;
import dev.inquest.cli.scoring.ModelUse;
import dev.inquest.cli.scoring.Result;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads an ended incident as the answer it is. */
final class IncidentResult {

    private IncidentResult() {}

    /**
     * What the investigation of this recording in this arm answered, and what models did in it. Where a model read the evidence, the
     * answer is the embedded ranking's, whoever's counted for the incident, and the model's is beside it.
     */
    static Result of(String recording, String arm, JsonNode incident, ModelUse models) {
        JsonNode outcome = embedded(incident);
        JsonNode diagnosis = outcome.path("diagnosis");
        String status = outcome.path("status").asText(Answer.FAILED);
        JsonNode spent = incident.path("spending");
        @Nullable String reason = reason(outcome);
        Answer answer = new Answer(
                recording,
                arm,
                status,
                reason,
                list(diagnosis.path("rootCauses"), IncidentResult::cause),
                list(incident.path("hypotheses"), IncidentResult::suspicion),
                Words.texts(diagnosis.path("victims")),
                spent.path("steps").asInt(),
                spent.path("looks").asInt(),
                new Answer.Tokens(
                        spent.path("studentTokens").asInt(),
                        spent.path("teacherTokens").asInt()),
                Words.elapsed(incident).toMillis() / 1000.0,
                status.equals(Answer.FAILED) ? reason : null,
                models.isNone() ? null : models,
                model(incident.path("modelReading")));
        JsonNode probe = incident.path("probe").path("confidence");
        return new Result(
                answer,
                list(diagnosis.path("chain"), IncidentResult::edge),
                probe.isNumber() ? probe.asDouble() : null);
    }

    /** An investigation that never came to an end of its own. */
    static Result failed(String recording, String arm, String error) {
        Answer answer = new Answer(
                recording,
                arm,
                Answer.FAILED,
                null,
                List.of(),
                List.of(),
                List.of(),
                0,
                0,
                new Answer.Tokens(0, 0),
                0,
                error,
                null,
                null);
        return new Result(answer, List.of(), null);
    }

    private static JsonNode embedded(JsonNode incident) {
        JsonNode outcome = incident.path("outcome");
        JsonNode embedded = incident.path("embeddedOutcome");
        boolean broke = outcome.path("status").asText(Answer.FAILED).equals(Answer.FAILED);
        return embedded.isObject() && !broke ? embedded : outcome;
    }

    private static @Nullable ModelAnswer model(JsonNode reading) {
        return reading.isObject()
                ? new ModelAnswer(
                        reading.path("model").asText(),
                        list(reading.path("rootCauses"), IncidentResult::cause),
                        list(reading.path("hypotheses"), IncidentResult::suspicion),
                        reading.path("refused").size())
                : null;
    }

    private static @Nullable String reason(JsonNode outcome) {
        String said = outcome.path("reason").asText("");
        if (!said.isEmpty()) {
            return said;
        }
        String explained = outcome.path("diagnosis")
                .path("rootCauses")
                .path(0)
                .path("explanation")
                .asText("");
        if (!explained.isEmpty()) {
            return explained;
        }
        List<String> checked = Words.texts(outcome.path("checked"));
        return checked.isEmpty() ? null : String.join("; ", checked);
    }

    private static Answer.Cause cause(JsonNode root) {
        return new Answer.Cause(
                root.path("entity").asText(),
                root.path("fault").asText(),
                root.path("confidence").asDouble(),
                list(root.path("evidence"), JsonNode::asInt));
    }

    private static Answer.Suspicion suspicion(JsonNode hypothesis) {
        return new Answer.Suspicion(
                hypothesis.path("entity").asText(),
                hypothesis.path("fault").asText(),
                hypothesis.path("score").asDouble());
    }

    private static Result.Edge edge(JsonNode link) {
        return new Result.Edge(
                link.path("source").asText(),
                link.path("target").asText(),
                link.path("condition").asText(),
                link.path("effect").asText());
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        return StreamSupport.stream(array.spliterator(), false).map(read).toList();
    }
}
