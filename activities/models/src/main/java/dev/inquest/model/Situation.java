package dev.inquest.model;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.causality.Reasoning.Assessed;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Step;
import dev.inquest.observation.Evidence;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a role is shown.
 *
 * @param incident the incident
 * @param evidence all evidence so far
 * @param seen the evidence, indexed
 * @param assessed findings and hypotheses over it
 * @param seed the bound steps of a trusted capsule, or none
 * @param corrections the corrections given so far, oldest first
 * @param looksLeft the looks that may still be spent
 */
public record Situation(
        Incident incident,
        List<Evidence> evidence,
        EvidenceIndex seen,
        Assessed assessed,
        List<Step> seed,
        List<String> corrections,
        int looksLeft) {

    public Situation {
        evidence = List.copyOf(evidence);
        seed = List.copyOf(seed);
        corrections = List.copyOf(corrections);
    }

    /** With an index of its own over the evidence. */
    public Situation(
            Incident incident,
            List<Evidence> evidence,
            Assessed assessed,
            List<Step> seed,
            List<String> corrections,
            int looksLeft) {
        this(incident, evidence, EvidenceIndex.of(evidence), assessed, seed, corrections, looksLeft);
    }

    /** The same with this seed. */
    public Situation withSeed(List<Step> steps) {
        return new Situation(incident, evidence, seen, assessed, steps, corrections, looksLeft);
    }

    /** The canonical commands that were run. */
    public Set<String> commandsRun() {
        return evidence.stream().map(Evidence::command).collect(Collectors.toUnmodifiableSet());
    }
}
