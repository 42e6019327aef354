package dev.inquest.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well an investigation was conducted, in a judge's eyes.
 *
 * @param model who judged, as in {@code openai:NAME}
 * @param scores by {@link Principle#wireName()}, each between 0 and 1: the median of the samples, or the arbiter's
 * @param total their mean
 * @param spread the highest less the lowest total of the samples: how far the judge disagreed with itself
 * @param arbiter who decided because the spread was wide, or null
 * @param reason one sentence of the sample that decided
 */
public record Judgement(
        String model,
        Map<String, Double> scores,
        double total,
        double spread,
        @Nullable String arbiter,
        String reason) {}
