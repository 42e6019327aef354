package dev.inquest.activity.consolidate;

import dev.inquest.capsule.CapsuleLibrary;
import dev.inquest.capsule.ConsolidationReports;
import dev.inquest.consolidation.ConsolidationActivities;
import dev.inquest.consolidation.ConsolidationReport;
import jakarta.enterprise.context.ApplicationScoped;

/** Tidies the capsule library; repeating any of it finds nothing left to do. */
@ApplicationScoped
public class ConsolidationActivitiesBean implements ConsolidationActivities {

    private final CapsuleLibrary library;
    private final ConsolidationReports reports;

    public ConsolidationActivitiesBean(CapsuleLibrary library, ConsolidationReports reports) {
        this.library = library;
        this.reports = reports;
    }

    @Override
    public int mergeDuplicates(String consolidationId) {
        return library.mergeDuplicates();
    }

    @Override
    public int retireFailing(String consolidationId) {
        return library.retireFailing();
    }

    @Override
    public void report(ConsolidationReport report) {
        reports.save(report);
    }
}
