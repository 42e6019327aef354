package dev.inquest.causality;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.causality.Reasoning.Assessed;
import dev.inquest.incident.Outcome;

/** The reasoning over one state of the evidence, done once. Several threads may share one. */
public interface Reasoned {

    /** What was seen, indexed. */
    EvidenceIndex seen();

    /** Findings and ranked hypotheses. */
    Assessed assessed();

    /**
     * The outcome.
     *
     * @param limit what stopped the looking early, or an empty text
     */
    Outcome conclude(String limit);
}
