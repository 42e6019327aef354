package dev.inquest.model;

import dev.inquest.incident.ModelReading;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Use;

/** A model that reads the evidence at the end, beside the embedded reasoner. Implementations do not retry. */
public interface Diagnostician {

    /**
     * @param reading what it made of the evidence, as far as its citations hold
     * @param use what asking cost
     */
    record Answer(ModelReading reading, Use use) {}

    /**
     * Reads the evidence.
     *
     * @param embedded what the embedded reasoner concluded, which may be re-ranked, explained or contradicted
     */
    Answer read(Situation situation, Outcome embedded);
}
