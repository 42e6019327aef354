package dev.inquest.cli.scoring;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * The second answer of an investigation: what a model made of the same evidence, as far as its citations held.
 *
 * @param model who read it
 * @param rootCauses what it blames with proof, best first
 * @param hypotheses what it suspects without
 * @param refused how much of its reading the evidence did not bear out: claims, causes, sentences
 */
@JsonPropertyOrder({"model", "rootCauses", "hypotheses", "refused"})
public record ModelAnswer(
        String model, List<Answer.Cause> rootCauses, List<Answer.Suspicion> hypotheses, int refused) {}
