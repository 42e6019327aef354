package dev.inquest.model.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.citation.Claim;
import dev.inquest.citation.Reading;
import dev.inquest.model.llm.answer.LooseJson;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reading of the evidence as a model writes it: JSON of a fixed shape. */
final class ReadingFormat {

    private static final int MAX_CAUSES = 5;
    private static final int MAX_CLAIMS = 8;
    private static final double PERCENT = 100.0;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Pattern FRACTION = Pattern.compile("(\\d*\\.?\\d+)\\s*(%?)");

    private static final String CAUSES = "rootCauses";
    private static final String ENTITY = "entity";
    private static final String FAULT = "fault";
    private static final String CONFIDENCE = "confidence";
    private static final String EXPLANATION = "explanation";
    private static final String CLAIMS = "claims";
    private static final String EVIDENCE = "evidence";
    private static final String FIELD = "field";
    private static final String VALUE = "value";

    /** For servers that obey a schema. */
    static final ResponseFormat SCHEMA = ResponseFormat.builder()
            .type(ResponseFormatType.JSON)
            .jsonSchema(JsonSchema.builder()
                    .name("diagnosis")
                    .rootElement(JsonObjectSchema.builder()
                            .addProperty(CAUSES, listOf(cause()))
                            .addStringProperty(EXPLANATION)
                            .required(CAUSES, EXPLANATION)
                            .additionalProperties(false)
                            .build())
                    .build())
            .build();

    private ReadingFormat() {}

    private static JsonArraySchema listOf(JsonObjectSchema items) {
        return JsonArraySchema.builder().items(items).build();
    }

    private static JsonObjectSchema cause() {
        return JsonObjectSchema.builder()
                .addStringProperty(ENTITY)
                .addStringProperty(FAULT)
                .addNumberProperty(CONFIDENCE)
                .addStringProperty(EXPLANATION)
                .addProperty(CLAIMS, listOf(claim()))
                .required(ENTITY, FAULT, CONFIDENCE, EXPLANATION, CLAIMS)
                .additionalProperties(false)
                .build();
    }

    private static JsonObjectSchema claim() {
        return JsonObjectSchema.builder()
                .addIntegerProperty(EVIDENCE)
                .addStringProperty(ENTITY)
                .addStringProperty(FIELD)
                .addStringProperty(VALUE)
                .required(EVIDENCE, ENTITY, FIELD, VALUE)
                .additionalProperties(false)
                .build();
    }

    /** The reading, or empty when the answer is none. What is around the JSON object is ignored, and what a cap cut off is missing. */
    static Optional<Reading> read(String answer) {
        return LooseJson.objects(answer)
                .filter(json -> json.path(CAUSES).isArray())
                .findFirst()
                .map(ReadingFormat::reading);
    }

    private static Reading reading(JsonNode json) {
        List<Reading.Cause> causes = new ArrayList<>();
        for (JsonNode cause : json.path(CAUSES)) {
            if (causes.size() < MAX_CAUSES) {
                causes.add(new Reading.Cause(
                        text(cause, ENTITY),
                        text(cause, FAULT),
                        fraction(cause.path(CONFIDENCE)),
                        text(cause, EXPLANATION),
                        claims(cause.path(CLAIMS))));
            }
        }
        return new Reading(causes, text(json, EXPLANATION));
    }

    private static List<Claim> claims(JsonNode json) {
        List<Claim> claims = new ArrayList<>();
        for (JsonNode claim : json) {
            if (claims.size() < MAX_CLAIMS) {
                claims.add(new Claim(
                        number(claim.path(EVIDENCE)), text(claim, ENTITY), text(claim, FIELD), text(claim, VALUE)));
            }
        }
        return claims;
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asText("").strip();
    }

    /** The evidence meant by {@code 3}, {@code "3"} or {@code "#3"}; 0, which no evidence has, for anything else. */
    private static int number(JsonNode json) {
        Matcher digits = NUMBER.matcher(json.asText(""));
        return digits.find() ? Integer.parseInt(digits.group()) : 0;
    }

    /** The confidence meant by {@code 0.8}, {@code "80%"} or {@code 80}; 0 for anything else. */
    private static double fraction(JsonNode json) {
        Matcher stated = FRACTION.matcher(json.asText(""));
        if (!stated.lookingAt()) {
            return 0;
        }
        double value = Double.parseDouble(stated.group(1));
        return !stated.group(2).isEmpty() || value > 1 ? Math.min(1, value / PERCENT) : value;
    }
}
