package dev.inquest.runtime;

import dev.inquest.consolidation.ConsolidationActivities;
import dev.inquest.investigation.CaseFileActivities;
import dev.inquest.investigation.ConsolidateActivities;
import dev.inquest.investigation.CorrectActivities;
import dev.inquest.investigation.DiagnoseActivities;
import dev.inquest.investigation.ExecuteActivities;
import dev.inquest.investigation.PlanActivities;
import dev.inquest.investigation.ProbeActivities;
import jakarta.enterprise.context.ApplicationScoped;

/** The activities of each task queue. */
@ApplicationScoped
class ActivityBeans {

    private final PlanActivities plan;
    private final ProbeActivities probe;
    private final CorrectActivities correct;
    private final DiagnoseActivities diagnose;
    private final ExecuteActivities execute;
    private final ConsolidateActivities consolidate;
    private final CaseFileActivities caseFile;
    private final ConsolidationActivities consolidation;

    ActivityBeans(
            PlanActivities plan,
            ProbeActivities probe,
            CorrectActivities correct,
            DiagnoseActivities diagnose,
            ExecuteActivities execute,
            ConsolidateActivities consolidate,
            CaseFileActivities caseFile,
            ConsolidationActivities consolidation) {
        this.plan = plan;
        this.probe = probe;
        this.correct = correct;
        this.diagnose = diagnose;
        this.execute = execute;
        this.consolidate = consolidate;
        this.caseFile = caseFile;
        this.consolidation = consolidation;
    }

    Object[] model() {
        return new Object[] {plan, probe, correct, diagnose};
    }

    Object[] clusterRead() {
        return new Object[] {execute};
    }

    Object[] knowledge() {
        return new Object[] {consolidate, caseFile, consolidation};
    }
}
