package dev.inquest.investigation;

/** Workflow ids, so that the same report meets the same workflow. */
public final class WorkflowIds {

    private WorkflowIds() {}

    /** {@code incident-<source>-<fingerprint>}. */
    public static String investigation(String source, String fingerprint) {
        return "incident-" + source + "-" + fingerprint;
    }
}
