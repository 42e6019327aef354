package dev.inquest.causality;

import dev.inquest.incident.Finding;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Outcome;
import dev.inquest.observation.Evidence;
import java.util.List;

/** The reasoning over what was seen: deterministic, and the same for every student, teacher and arm. */
public interface Reasoning {

    /**
     * @param findings all findings, most severe first
     * @param symptoms codes of what the page complains of and the evidence shows, as in {@code symptom.http-503}
     * @param hypotheses ranked, best first, at most 10
     * @param certain whether looking further would not change the answer
     * @param answered whether there is an answer now: a cause with evidence, or a clean bill
     */
    record Assessed(
            List<Finding> findings,
            List<String> symptoms,
            List<Hypothesis> hypotheses,
            boolean certain,
            boolean answered) {
        public Assessed {
            findings = List.copyOf(findings);
            symptoms = List.copyOf(symptoms);
            hypotheses = List.copyOf(hypotheses);
        }
    }

    /** Reasons over all the evidence so far. */
    Reasoned reason(Incident incident, List<Evidence> evidence);

    /** Findings and ranked hypotheses from all the evidence so far. */
    default Assessed assess(Incident incident, List<Evidence> evidence) {
        return reason(incident, evidence).assessed();
    }

    /**
     * The outcome from all the evidence.
     *
     * @param limit what stopped the looking early, or an empty text
     */
    default Outcome conclude(Incident incident, List<Evidence> evidence, String limit) {
        return reason(incident, evidence).conclude(limit);
    }
}
