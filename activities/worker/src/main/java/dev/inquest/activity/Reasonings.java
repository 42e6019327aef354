package dev.inquest.activity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.inquest.causality.Reasoned;
import dev.inquest.causality.Reasoning;
import dev.inquest.evidence.EvidenceState;
import dev.inquest.incident.Incident;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The reasoning over each state of the evidence, done once for all activities that ask for it. A state is known by the
 * incident as reported and the digest of the chain over all its evidence: another look is another state, so that what
 * is kept never grows stale.
 */
@ApplicationScoped
public class Reasonings {

    /** More states than investigations run at once. */
    private static final int KEPT = 64;

    private record State(Incident incident, String digest) {}

    private final Reasoning reasoning;
    private final Cache<State, Reasoned> known =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    public Reasonings(Reasoning reasoning) {
        this.reasoning = reasoning;
    }

    /** The reasoning over that state of the incident's evidence. */
    public Reasoned of(Incident incident, EvidenceState state) {
        return known.get(new State(incident, state.digest()), key -> reasoning.reason(incident, state.evidence()));
    }
}
