package dev.inquest.investigation;

/** Task queues, one for each set of permissions. */
public final class TaskQueues {

    /** Workflow code. */
    public static final String INVESTIGATION = "investigation";
    /** Student, teacher and diagnosis; rate-limited by the worker. */
    public static final String MODEL = "model";
    /** Reads clusters; never writes. */
    public static final String CLUSTER_READ = "cluster-read";
    /** Reads and writes the service's own database: recall, consolidate, the case file. */
    public static final String KNOWLEDGE = "knowledge";

    private TaskQueues() {}
}
