package dev.inquest.activity;

import dev.inquest.casefile.CaseFile;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.causality.Reasoned;
import dev.inquest.evidence.EvidenceState;
import dev.inquest.evidence.EvidenceStore;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Step;
import dev.inquest.investigation.FailureType;
import dev.inquest.model.Situation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads from the stores what a role is shown. */
@ApplicationScoped
public class Situations {

    private final CaseFiles caseFiles;
    private final EvidenceStore evidenceStore;
    private final Reasonings reasonings;

    public Situations(CaseFiles caseFiles, EvidenceStore evidenceStore, Reasonings reasonings) {
        this.caseFiles = caseFiles;
        this.evidenceStore = evidenceStore;
        this.reasonings = reasonings;
    }

    /** The incident as reported; a permanent failure when it is not there. */
    public Incident incident(String incidentId) {
        return caseFiles
                .find(incidentId)
                .map(CaseFile::incident)
                .orElseThrow(() -> FailureType.INCIDENT_NOT_FOUND.failure("there is no incident " + incidentId));
    }

    /** The reasoning over all the evidence so far. */
    public Reasoned reasoned(String incidentId) {
        return reasonings.of(incident(incidentId), evidenceStore.state(incidentId));
    }

    /** What is known now, with the seed of a capsule or none. */
    public Situation now(String incidentId, List<Step> seed, int looksLeft) {
        Incident incident = incident(incidentId);
        EvidenceState state = evidenceStore.state(incidentId);
        Reasoned reasoned = reasonings.of(incident, state);
        return new Situation(
                incident,
                state.evidence(),
                reasoned.seen(),
                reasoned.assessed(),
                seed,
                caseFiles.notes(incidentId, "correction"),
                looksLeft);
    }
}
