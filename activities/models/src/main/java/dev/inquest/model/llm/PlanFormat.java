package dev.inquest.model.llm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The plan as a model writes it: JSON of a fixed shape, read as leniently as its meaning stays clear. */
final class PlanFormat {

    private static final String STEPS = "steps";
    private static final String COMMAND = "command";
    private static final String PURPOSE = "purpose";
    private static final String CONFIRMS = "confirms";
    private static final String REFUTES = "refutes";

    /** What models call the list when no schema holds them. */
    private static final Set<String> STEP_LISTS = Set.of(STEPS, "plan", "commands");

    /** An answer with more braces than this before its plan is no plan. */
    private static final int MAX_STARTS = 20;

    /** More than any plan needs: a model that repeats itself is not read to the end. */
    private static final int MAX_WRITTEN = 60;

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

    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_MISSING_VALUES,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    private PlanFormat() {}

    /** A step as written, its command not yet understood. */
    record Written(
            String command,
            String purpose,
            @Nullable String confirms,
            @Nullable String refutes) {}

    /**
     * The steps, or empty when the answer is no plan. What surrounds the JSON (a code fence, words) is ignored; of an
     * answer that was cut, the whole steps are read.
     */
    static Optional<List<Written>> read(String answer) {
        int start = next(answer, 0);
        for (int tried = 0; start >= 0 && tried < MAX_STARTS; tried++) {
            Optional<List<Written>> steps = readFrom(answer.substring(start));
            if (steps.isPresent()) {
                return steps;
            }
            start = next(answer, start + 1);
        }
        return Optional.empty();
    }

    private static int next(String answer, int from) {
        int object = answer.indexOf('{', from);
        int list = answer.indexOf('[', from);
        return object < 0 || list < 0 ? Math.max(object, list) : Math.min(object, list);
    }

    private static Optional<List<Written>> readFrom(String json) {
        List<Written> written = new ArrayList<>();
        boolean empty = false;
        try (JsonParser parser = LENIENT.createParser(json)) {
            if (toSteps(parser)) {
                empty = parser.nextToken() == JsonToken.END_ARRAY;
                while (parser.currentToken() != JsonToken.END_ARRAY && written.size() < MAX_WRITTEN) {
                    step(LENIENT.readTree(parser)).ifPresent(written::add);
                    parser.nextToken();
                }
            }
        } catch (JsonProcessingException e) {
            // It was cut, or goes on as something else: the steps before this place stand.
            return written.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(written));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        // No steps at all are a plan, steps without any command are none.
        return empty || !written.isEmpty() ? Optional.of(List.copyOf(written)) : Optional.empty();
    }

    /** Moves into the list of steps: the JSON itself, or the first field that holds one. */
    private static boolean toSteps(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.START_ARRAY) {
            return true;
        }
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY && STEP_LISTS.contains(parser.currentName())) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Written> step(JsonNode step) {
        String command = step.isObject() ? words(step.path(COMMAND)) : words(step);
        return command.isBlank()
                ? Optional.empty()
                : Optional.of(new Written(
                        command.strip(), words(step.path(PURPOSE)), text(step, CONFIRMS), text(step, REFUTES)));
    }

    /** The text, or the words of a list of them. */
    private static String words(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(" "))
                : node.isTextual() ? node.asText() : "";
    }

    private static @Nullable String text(JsonNode step, String field) {
        String text = words(step.path(field));
        return text.isBlank() ? null : text;
    }
}
