package dev.inquest.causality;

import dev.inquest.analysis.Seen;
import dev.inquest.causality.Reasoning.Assessed;
import dev.inquest.incident.Outcome;

/** The reasoning over one state of the evidence, done once. Several threads may share one. */
public interface Reasoned {

    /** What was seen, indexed. */
    Seen seen();

    /** Findings and ranked hypotheses. */
    Assessed assessed();

    /**
     * The outcome.
     *
     * @param limit what stopped the looking early, or an empty text
     */
    Outcome conclude(String limit);
}
