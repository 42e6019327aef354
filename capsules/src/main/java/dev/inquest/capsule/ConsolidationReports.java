package dev.inquest.capsule;

import dev.inquest.consolidation.ConsolidationReport;
import java.util.List;

/** What consolidations did, kept for people. */
public interface ConsolidationReports {

    /** Keeps the report; one of the same id is replaced. */
    void save(ConsolidationReport report);

    /**
     * Reports, newest first.
     *
     * @param limit at most so many, at least 1
     */
    List<ConsolidationReport> latest(int limit);
}
