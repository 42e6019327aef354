package dev.inquest.model.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.storage.StoredJson;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plan as a model writes it: JSON of a fixed shape. */
final class PlanFormat {

    private static final String STEPS = "steps";
    private static final String COMMAND = "command";
    private static final String PURPOSE = "purpose";
    private static final String CONFIRMS = "confirms";
    private static final String REFUTES = "refutes";

    /** For servers that obey a schema. */
    static final ResponseFormat SCHEMA = ResponseFormat.builder()
            .type(ResponseFormatType.JSON)
            .jsonSchema(JsonSchema.builder()
                    .name("plan")
                    .rootElement(JsonObjectSchema.builder()
                            .addProperty(
                                    STEPS,
                                    JsonArraySchema.builder()
                                            .items(JsonObjectSchema.builder()
                                                    .addStringProperty(COMMAND)
                                                    .addStringProperty(PURPOSE)
                                                    .addStringProperty(CONFIRMS)
                                                    .addStringProperty(REFUTES)
                                                    .required(COMMAND, PURPOSE, CONFIRMS, REFUTES)
                                                    .additionalProperties(false)
                                                    .build())
                                            .build())
                            .required(STEPS)
                            .additionalProperties(false)
                            .build())
                    .build())
            .build();

    private PlanFormat() {}

    /** A step as written, its command not yet understood. */
    record Written(
            String command,
            String purpose,
            @Nullable String confirms,
            @Nullable String refutes) {}

    /** The steps, or empty when the answer is no plan. What surrounds the JSON object (a code fence, a word) is ignored. */
    static Optional<List<Written>> read(String answer) {
        int start = answer.indexOf('{');
        int end = answer.lastIndexOf('}');
        if (start < 0 || end < start) {
            return Optional.empty();
        }
        JsonNode steps;
        try {
            steps = StoredJson.read(answer.substring(start, end + 1), JsonNode.class)
                    .path(STEPS);
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
        if (!steps.isArray()) {
            return Optional.empty();
        }
        List<Written> written = new ArrayList<>();
        for (JsonNode step : steps) {
            if (step.path(COMMAND).asText().isBlank()) {
                return Optional.empty();
            }
            written.add(new Written(
                    step.path(COMMAND).asText().strip(),
                    step.path(PURPOSE).asText(),
                    text(step, CONFIRMS),
                    text(step, REFUTES)));
        }
        return Optional.of(List.copyOf(written));
    }

    private static @Nullable String text(JsonNode step, String field) {
        String text = step.path(field).asText();
        return text.isBlank() ? null : text;
    }
}
