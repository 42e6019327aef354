package dev.inquest.model.llm.judge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.model.Principle;
import dev.inquest.model.llm.answer.LooseJson;
import dev.inquest.text.Shorten;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One answer of a judge.
 *
 * @param scores for every principle, each between 0 and 1
 * @param reason one sentence
 */
record Sample(Map<Principle, Double> scores, String reason) {

    private static final String REASON = "reason";
    private static final int MAX_REASON = 200;

    /** For servers that obey a schema. */
    static final ResponseFormat SCHEMA = ResponseFormat.builder()
            .type(ResponseFormatType.JSON)
            .jsonSchema(
                    JsonSchema.builder().name("judgement").rootElement(schema()).build())
            .build();

    Sample {
        scores = Collections.unmodifiableMap(new EnumMap<>(scores));
    }

    /**
     * The sample, or empty when the answer is none: a score that is missing, no number or beyond its bounds is not guessed at.
     * What surrounds the JSON object is ignored.
     */
    static Optional<Sample> read(String answer) {
        return LooseJson.objects(answer).flatMap(json -> of(json).stream()).findFirst();
    }

    private static Optional<Sample> of(JsonNode json) {
        Map<Principle, Double> scores = new EnumMap<>(Principle.class);
        for (Principle principle : Principle.values()) {
            JsonNode score = json.path(principle.wireName());
            if (!score.isNumber() || score.asDouble() < 0 || score.asDouble() > 1) {
                return Optional.empty();
            }
            scores.put(principle, score.asDouble());
        }
        String reason = json.path(REASON).asText().replaceAll("\\s+", " ").strip();
        return Optional.of(new Sample(scores, Shorten.to(MAX_REASON, reason)));
    }

    /** The median of each principle, with the reason of the sample whose total lies nearest to it. */
    static Sample median(List<Sample> samples) {
        Map<Principle, Double> medians = new EnumMap<>(Principle.class);
        for (Principle principle : Principle.values()) {
            medians.put(principle, median(samples.stream().map(s -> s.score(principle))));
        }
        Sample median = new Sample(medians, "");
        Sample nearest = samples.stream()
                .min(Comparator.comparingDouble(s -> Math.abs(s.total() - median.total())))
                .orElseThrow();
        return new Sample(medians, nearest.reason());
    }

    /** How far the totals lie apart. */
    static double spread(List<Sample> samples) {
        double highest = samples.stream().mapToDouble(Sample::total).max().orElse(0);
        double lowest = samples.stream().mapToDouble(Sample::total).min().orElse(0);
        return highest - lowest;
    }

    /** The mean of the principles: each weighs the same. */
    double total() {
        return scores.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    private double score(Principle principle) {
        return scores.getOrDefault(principle, 0.0);
    }

    private static double median(Stream<Double> values) {
        List<Double> sorted = values.sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static JsonObjectSchema schema() {
        List<String> names =
                Stream.of(Principle.values()).map(Principle::wireName).toList();
        JsonObjectSchema.Builder schema = JsonObjectSchema.builder();
        names.forEach(schema::addNumberProperty);
        return schema.addStringProperty(REASON)
                .required(Stream.concat(names.stream(), Stream.of(REASON)).toList())
                .additionalProperties(false)
                .build();
    }
}
