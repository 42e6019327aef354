package dev.inquest.activity;

import dev.inquest.casefile.CaseFile;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.causality.Reasoning;
import dev.inquest.evidence.EvidenceStore;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Step;
import dev.inquest.investigation.FailureType;
import dev.inquest.model.Situation;
import dev.inquest.observation.Evidence;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads from the stores what a role is shown. */
@ApplicationScoped
public class Situations {

    private final CaseFiles caseFiles;
    private final EvidenceStore evidenceStore;
    private final Reasoning reasoning;

    public Situations(CaseFiles caseFiles, EvidenceStore evidenceStore, Reasoning reasoning) {
        this.caseFiles = caseFiles;
        this.evidenceStore = evidenceStore;
        this.reasoning = reasoning;
    }

    /** The incident as reported; a permanent failure when it is not there. */
    public Incident incident(String incidentId) {
        return caseFiles
                .find(incidentId)
                .map(CaseFile::incident)
                .orElseThrow(() -> FailureType.INCIDENT_NOT_FOUND.failure("there is no incident " + incidentId));
    }

    /** What is known now, with the seed of a capsule or none. */
    public Situation now(String incidentId, List<Step> seed, int looksLeft) {
        Incident incident = incident(incidentId);
        List<Evidence> evidence = evidenceStore.all(incidentId);
        return new Situation(
                incident,
                evidence,
                reasoning.assess(incident, evidence),
                seed,
                caseFiles.notes(incidentId, "correction"),
                looksLeft);
    }
}
