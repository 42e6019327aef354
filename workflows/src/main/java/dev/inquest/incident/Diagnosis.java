package dev.inquest.incident;

import dev.inquest.text.Shorten;
import java.util.List;

/**
 * The answer: what is wrong, who suffers, how it spreads.
 *
 * @param rootCauses one for each independent fault, best first; never empty
 * @param victims what suffers without being at fault
 * @param chain from cause to symptom
 * @param confidence that the first root cause is right, between 0 and 1
 * @param ruledOut what was considered and what ruled it out, one sentence each
 */
public record Diagnosis(
        List<RootCause> rootCauses,
        List<Entity> victims,
        List<Propagation> chain,
        double confidence,
        List<String> ruledOut) {

    public Diagnosis {
        rootCauses = rootCauses.stream().limit(5).toList();
        if (rootCauses.isEmpty()) {
            throw new IllegalArgumentException("a diagnosis names at least one root cause");
        }
        victims = victims.stream().distinct().limit(10).toList();
        chain = chain.stream().limit(8).toList();
        Require.fraction(confidence, "diagnosis confidence");
        ruledOut = ruledOut.stream().limit(5).map(s -> Shorten.to(200, s)).toList();
    }
}
