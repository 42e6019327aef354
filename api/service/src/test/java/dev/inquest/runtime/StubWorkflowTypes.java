package dev.inquest.runtime;

import dev.inquest.consolidation.ConsolidationReport;
import dev.inquest.consolidation.ConsolidationWorkflow;
import dev.inquest.support.StubInvestigation;
import io.quarkus.test.Mock;
import io.temporal.workflow.Workflow;
import java.time.Instant;

/** Runs stubs instead of the real workflows: here the REST API is tested, not the investigation. */
@Mock
class StubWorkflowTypes extends WorkflowTypes {

    @Override
    Class<?>[] all() {
        return new Class<?>[] {StubInvestigation.class, StubConsolidation.class};
    }

    /** Consolidates nothing. */
    public static final class StubConsolidation implements ConsolidationWorkflow {

        @Override
        public ConsolidationReport consolidate() {
            Instant now = Instant.ofEpochMilli(Workflow.currentTimeMillis());
            return new ConsolidationReport(Workflow.getInfo().getRunId(), now, now, 0, 0);
        }
    }
}
