package dev.inquest.casefile;

import dev.inquest.model.llm.ModelFallbackLog;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the record of abandoned models in the timeline of the case file. */
@ApplicationScoped
class CaseFileFallbackLog implements ModelFallbackLog {

    private final CaseFiles caseFiles;

    CaseFileFallbackLog(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    @Override
    public boolean noted(String incidentId, String key) {
        return caseFiles.noted(incidentId, key);
    }

    @Override
    public void note(String incidentId, String key, String kind, String text) {
        caseFiles.note(incidentId, key, kind, text);
    }
}
