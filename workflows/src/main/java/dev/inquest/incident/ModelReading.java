package dev.inquest.incident;

import dev.inquest.text.Shorten;
import java.util.List;

/**
 * What a model made of the evidence, as far as its citations hold; kept beside the embedded ranking.
 *
 * @param model who read it, as in {@code openai:NAME}
 * @param rootCauses its causes whose claims survived, best first; empty when none did or it named none
 * @param hypotheses causes it named whose claims did not survive: an entity or a fault without proof
 * @param explanation what it says to people, at most 600 characters
 * @param refused what the verifier took out, one sentence each with the reason
 */
public record ModelReading(
        String model,
        List<RootCause> rootCauses,
        List<Hypothesis> hypotheses,
        String explanation,
        List<String> refused) {

    public ModelReading {
        Require.text(model, "reading model");
        rootCauses = rootCauses.stream().limit(5).toList();
        hypotheses = hypotheses.stream().limit(5).toList();
        explanation = Shorten.to(600, explanation);
        refused = refused.stream().limit(12).map(s -> Shorten.to(200, s)).toList();
    }
}
