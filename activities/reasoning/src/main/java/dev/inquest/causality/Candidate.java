package dev.inquest.causality;

import dev.inquest.incident.Entity;
import dev.inquest.incident.FaultCode;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Hypothesis;
import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A hypothesis with the finding and the parts of the score behind it.
 *
 * @param entity the object to mend
 * @param rule what the finding speaks for
 * @param finding the finding
 * @param parts the score's parts
 * @param likelihood the rule's place among those of its finding, 0 for the most likely
 */
record Candidate(Entity entity, FaultRules.Rule rule, Finding finding, ScoreParts parts, int likelihood) {

    private static final int MESSAGE = 200;

    /** Best first; of equal scores the one its finding speaks for first, then in a stable order. */
    static final Comparator<Candidate> ORDER = Comparator.comparingDouble(
                    (Candidate c) -> -c.parts().total())
            .thenComparing(Candidate::likelihood)
            .thenComparing(Candidate::entity)
            .thenComparing(c -> c.rule().fault())
            .thenComparing(c -> c.finding().code());

    /** Which claim it makes: two findings may make the same. */
    record Claim(Entity entity, FaultCode fault) {}

    Claim claim() {
        return new Claim(entity, rule.fault());
    }

    Candidate scored(ScoreParts score) {
        return new Candidate(entity, rule, finding, score, likelihood);
    }

    /** Whether it rests on the same finding, which it then only reads in another way. */
    boolean speaksOf(Finding other) {
        return finding.code().equals(other.code()) && finding.entity().equals(other.entity());
    }

    /** A defect that is there but explains nothing of this incident. */
    boolean bystander() {
        return parts.explains() == 0;
    }

    Hypothesis hypothesis() {
        String why = Shorten.to(MESSAGE, finding.message()) + " [" + parts.words() + "]";
        return new Hypothesis(entity, rule.fault(), parts.total(), why, finding.evidence());
    }

    /** The same claim, resting on the other's evidence too. */
    Candidate with(Candidate other) {
        List<Integer> evidence = new ArrayList<>(finding.evidence());
        evidence.addAll(other.finding().evidence());
        Finding cited = new Finding(finding.code(), finding.entity(), finding.severity(), finding.message(), evidence);
        return new Candidate(entity, rule, cited, parts, likelihood);
    }
}
