package dev.inquest.activity.casefile;

import dev.inquest.casefile.CaseFiles;
import dev.inquest.investigation.CaseFileActivities;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes the workflow's own notes into the case file. */
@ApplicationScoped
public class CaseFileActivitiesBean implements CaseFileActivities {

    private final CaseFiles caseFiles;

    public CaseFileActivitiesBean(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    @Override
    public void note(Progress progress) {
        caseFiles.progress(progress);
    }

    @Override
    public void close(Closing closing) {
        caseFiles.close(closing);
    }
}
