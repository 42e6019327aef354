package dev.inquest.incident;

import dev.inquest.text.Shorten;
import java.util.List;

/**
 * A ranked candidate for the root cause.
 *
 * @param entity the object to mend
 * @param fault what kind of defect
 * @param score rank score between 0 and 1
 * @param why one sentence, then the parts of the score in brackets
 * @param evidence the evidence it rests on, ascending; may be empty, which makes it a guess
 */
public record Hypothesis(Entity entity, FaultCode fault, double score, String why, List<Integer> evidence) {

    public Hypothesis {
        Require.fraction(score, "hypothesis score");
        why = Shorten.to(300, why);
        evidence = evidence.stream().distinct().sorted().toList();
    }

    /** The sentence of {@link #why} alone. */
    public String reason() {
        int parts = why.lastIndexOf(" [");
        return parts > 0 && (why.endsWith("]") || why.endsWith("…")) ? why.substring(0, parts) : why;
    }
}
