package dev.inquest.citation;

import dev.inquest.fault.FaultCatalog;
import dev.inquest.fault.FaultKind;
import dev.inquest.incident.Entity;
import dev.inquest.incident.FaultCode;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.RootCause;
import dev.inquest.incident.Severity;
import dev.inquest.observation.Evidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Re-checks every citation of a diagnosis against the evidence of its own investigation. A claim stands when its evidence is
 * there and was answered, shows the entity, and has the quoted value under that field. A cause without a standing claim is a
 * hypothesis, and so is one on an object in which no check found anything wrong: a hostile line is truly there and may be
 * quoted, but what applications and people write makes no finding. What names an entity that no evidence shows, or a fault
 * that the catalogue does not have, is not told at all.
 */
public final class CitationVerifier {

    private final Sightings sightings;
    private final Prose prose;
    private final List<Finding> findings;

    /**
     * @param evidence all evidence of the investigation and of no other
     * @param findings what was found over it
     */
    public CitationVerifier(List<Evidence> evidence, List<Finding> findings) {
        this.sightings = new Sightings(evidence);
        this.findings = List.copyOf(findings);
        this.prose = new Prose(sightings);
    }

    /** Whether the evidence of that number is there, was answered, and shows the entity. */
    public boolean shows(int evidence, Entity entity) {
        return sightings.exhibit(evidence).filter(e -> e.shows(entity)).isPresent();
    }

    /** What of the reading the evidence bears out. */
    public Verified verify(Reading reading) {
        Verdict verdict = new Verdict();
        Set<String> told = new HashSet<>();
        int number = 0;
        for (Reading.Cause cause : reading.causes()) {
            number++;
            Optional<Entity> entity = sightings.resolve(cause.entity());
            Optional<FaultKind> fault = fault(cause.fault());
            if (entity.isEmpty()) {
                verdict.refused.add("Cause " + number + ": it names an object that no evidence shows");
            } else if (fault.isEmpty()) {
                verdict.refused.add(
                        "Cause " + number + " on " + entity.get() + ": its fault code is not in the catalogue");
            } else if (told.add(entity.get() + " " + fault.get().code())) {
                judge(number, cause, entity.get(), fault.get(), verdict);
            }
        }
        long left = prose.dishonest(reading.explanation());
        if (left > 0) {
            verdict.refused.add("Explanation: " + sentences(left));
        }
        return new Verified(verdict.causes, verdict.hypotheses, prose.honest(reading.explanation()), verdict.refused);
    }

    private static final class Verdict {
        private final List<RootCause> causes = new ArrayList<>();
        private final List<Hypothesis> hypotheses = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();
    }

    private void judge(int number, Reading.Cause cause, Entity entity, FaultKind fault, Verdict verdict) {
        Set<Integer> proof = new LinkedHashSet<>();
        int at = 0;
        for (Claim claim : cause.claims()) {
            at++;
            String why = refusal(claim);
            if (why.isEmpty()) {
                proof.add(claim.evidence());
            } else {
                verdict.refused.add("Cause " + number + ", claim " + at + ": " + why);
            }
        }
        if (!proof.isEmpty() && proof.stream().noneMatch(n -> shows(n, entity))) {
            verdict.refused.add("Cause " + number + ": none of the evidence that it cites shows " + entity);
            proof.clear();
        }
        if (!proof.isEmpty() && !isTroubled(entity)) {
            verdict.refused.add("Cause " + number + ": no check found anything wrong with " + entity);
            proof.clear();
        }
        String explanation = prose.honest(cause.explanation());
        long left = prose.dishonest(cause.explanation());
        if (left > 0) {
            verdict.refused.add("Cause " + number + ": " + sentences(left));
        }
        double confidence = fraction(cause.confidence());
        if (proof.isEmpty()) {
            verdict.hypotheses.add(new Hypothesis(entity, fault.code(), confidence, explanation, List.of()));
        } else {
            verdict.causes.add(new RootCause(
                    entity, fault.code(), confidence, explanation, List.copyOf(proof), fault.mend(entity)));
        }
    }

    /** Whether a check found something wrong with the object, with what it made, or with what made it. */
    private boolean isTroubled(Entity entity) {
        return findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(Finding::entity)
                .anyMatch(found -> OwnershipNames.shows(found, entity) || OwnershipNames.shows(entity, found));
    }

    /** Why the claim does not stand, or an empty text. Nothing unproven is repeated. */
    private String refusal(Claim claim) {
        Optional<CitableEvidence> cited = sightings.exhibit(claim.evidence());
        if (cited.isEmpty()) {
            return "there is no evidence " + claim.evidence();
        }
        CitableEvidence exhibit = cited.get();
        if (!exhibit.answered()) {
            return "evidence " + claim.evidence() + " was refused or failed and shows nothing";
        }
        Optional<Entity> entity = sightings.resolve(claim.entity()).filter(exhibit::shows);
        if (entity.isEmpty()) {
            return "evidence " + claim.evidence() + " does not show the object it is cited for";
        }
        return exhibit.says(entity.get(), claim.field(), claim.value())
                ? ""
                : "evidence " + claim.evidence() + " does not say that of " + entity.get();
    }

    private static Optional<FaultKind> fault(String code) {
        try {
            return FaultCatalog.find(FaultCode.of(code.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String sentences(long number) {
        return number + (number == 1 ? " sentence names" : " sentences name") + " what no evidence shows";
    }

    private static double fraction(double stated) {
        return stated >= 0 && stated <= 1 ? stated : 0;
    }
}
