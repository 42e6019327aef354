package dev.inquest.causality;

import dev.inquest.incident.Incident;
import dev.inquest.observation.Evidence;
import java.util.List;
import java.util.Optional;

/** What confidence is judged by, for the best candidate over some evidence. */
public record Features(double depth, double explains, double margin) {

    private static final EvidenceReasoning REASONING = new EvidenceReasoning();

    /** Empty when there is no candidate at all. */
    public static Optional<Features> of(Incident incident, List<Evidence> evidence) {
        Ranking ranking = REASONING.ranking(incident, evidence);
        return ranking.candidates().stream()
                .findFirst()
                .map(c -> new Features(c.parts().specificity(), c.parts().explains(), ranking.margin(c)));
    }
}
