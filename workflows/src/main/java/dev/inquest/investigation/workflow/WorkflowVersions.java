package dev.inquest.investigation.workflow;

import io.temporal.workflow.Workflow;

/** What an investigation that an earlier version began must not see: it goes on as it began, or it would not replay. */
final class WorkflowVersions {

    private static final String BOUNDED_ASKING = "bounded-asking";

    private boolean asksWithinBounds;

    /** Settles what holds for this investigation; before its first step. */
    void settle() {
        asksWithinBounds = Workflow.getVersion(BOUNDED_ASKING, Workflow.DEFAULT_VERSION, 1) > Workflow.DEFAULT_VERSION;
    }

    /**
     * Whether nobody is asked beyond a budget or after a cancellation, a cancellation ends the wait for an answer, and an
     * answer that never comes ends the looking only.
     */
    boolean asksWithinBounds() {
        return asksWithinBounds;
    }
}
