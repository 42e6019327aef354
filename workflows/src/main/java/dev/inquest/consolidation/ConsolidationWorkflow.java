package dev.inquest.consolidation;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Consolidates the capsule library; run by a schedule and on request. */
@WorkflowInterface
public interface ConsolidationWorkflow {

    /** The id of the schedule that runs it. */
    String SCHEDULE_ID = "inquest-consolidation";

    @WorkflowMethod(name = "Consolidation")
    ConsolidationReport consolidate();
}
