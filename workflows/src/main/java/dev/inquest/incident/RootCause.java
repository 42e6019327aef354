package dev.inquest.incident;

import dev.inquest.text.Shorten;
import java.util.List;

/**
 * One cause, named.
 *
 * @param entity the object to mend
 * @param fault what kind of defect
 * @param confidence between 0 and 1
 * @param explanation what is wrong, in one or two sentences
 * @param evidence the numbers of the evidence that decides it, most telling first; never empty
 * @param suggestedFix the one-line fix a person would try; never executed
 */
public record RootCause(
        Entity entity,
        FaultCode fault,
        double confidence,
        String explanation,
        List<Integer> evidence,
        String suggestedFix) {

    public RootCause {
        Require.fraction(confidence, "root cause confidence");
        explanation = Shorten.to(500, explanation);
        suggestedFix = Shorten.to(300, suggestedFix);
        evidence = evidence.stream().distinct().toList();
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("root cause " + entity + " cites no evidence: it is a hypothesis");
        }
    }
}
