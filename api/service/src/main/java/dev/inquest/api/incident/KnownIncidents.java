package dev.inquest.api.incident;

import dev.inquest.api.problem.Problem;
import dev.inquest.api.problem.ProblemType;
import dev.inquest.casefile.CaseFile;
import dev.inquest.casefile.CaseFiles;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds the incident of a path, or answers for its absence. */
@ApplicationScoped
public class KnownIncidents {

    private final CaseFiles caseFiles;

    KnownIncidents(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    /** @throws dev.inquest.api.problem.ProblemException when there is none of that id */
    public CaseFile get(String incidentId) {
        return caseFiles.find(incidentId).orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND, "There is no incident '" + incidentId + "'. GET /incidents lists them.")
                .exception());
    }

    /** @throws dev.inquest.api.problem.ProblemException when there is none of that id, or it is closed */
    public CaseFile open(String incidentId) {
        CaseFile file = get(incidentId);
        if (file.closedAt() != null) {
            throw Problem.of(
                            ProblemType.INCIDENT_CLOSED,
                            "Incident " + incidentId + " was closed at " + file.closedAt()
                                    + ": nothing of it runs any more. Report it again for a new investigation.")
                    .exception();
        }
        return file;
    }
}
