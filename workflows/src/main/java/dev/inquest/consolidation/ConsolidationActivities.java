package dev.inquest.consolidation;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Tidies the capsule library. Queue: {@link dev.inquest.investigation.TaskQueues#KNOWLEDGE}. */
@ActivityInterface
public interface ConsolidationActivities {

    /** Merges near-duplicate capsules; returns how many were merged away. */
    @ActivityMethod(name = "MergeDuplicates")
    int mergeDuplicates(String consolidationId);

    /** Retires capsules that keep failing; returns how many. */
    @ActivityMethod(name = "RetireFailing")
    int retireFailing(String consolidationId);

    /** Stores the report for people. */
    @ActivityMethod(name = "ReportConsolidation")
    void report(ConsolidationReport report);
}
