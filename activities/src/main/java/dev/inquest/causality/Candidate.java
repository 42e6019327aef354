package dev.inquest.causality;

import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Hypothesis;
import java.util.Comparator;

/**
 * A hypothesis with the finding and the parts of the score behind it.
 *
 * @param entity the object to mend
 * @param rule what the finding speaks for
 * @param finding the finding
 * @param parts the score's parts
 */
record Candidate(Entity entity, FaultRules.Rule rule, Finding finding, ScoreParts parts) {

    /** Best first; equal scores in a stable order. */
    static final Comparator<Candidate> ORDER = Comparator.comparingDouble(
                    (Candidate c) -> -c.parts().total())
            .thenComparing(Candidate::entity)
            .thenComparing(c -> c.rule().fault())
            .thenComparing(c -> c.finding().code());

    Hypothesis hypothesis() {
        return new Hypothesis(entity, rule.fault(), parts.total(), finding.message(), finding.evidence());
    }

    boolean sameClaim(Candidate other) {
        return entity.equals(other.entity) && rule.fault().equals(other.rule.fault());
    }
}
