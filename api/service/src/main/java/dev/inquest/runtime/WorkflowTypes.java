package dev.inquest.runtime;

import dev.inquest.consolidation.ConsolidationWorkflowImpl;
import dev.inquest.investigation.workflow.InvestigationWorkflowImpl;
import jakarta.enterprise.context.ApplicationScoped;

/** The workflow code that workers run. */
@ApplicationScoped
class WorkflowTypes {

    Class<?>[] all() {
        return new Class<?>[] {InvestigationWorkflowImpl.class, ConsolidationWorkflowImpl.class};
    }
}
