package dev.inquest.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one worker process does at once. */
@ConfigMapping(prefix = "inquest.worker")
public interface WorkerConfig {

    /** Workflow tasks: they only compute. */
    @WithDefault("20")
    int workflowTasks();

    /** Calls of student, teacher and diagnosis. */
    @WithDefault("8")
    int modelCalls();

    /** Calls of student, teacher and diagnosis a second. */
    @WithDefault("50")
    double modelCallsPerSecond();

    /** Looks at clusters. */
    @WithDefault("16")
    int looks();

    /** Reads and writes of the service's own database. */
    @WithDefault("16")
    int knowledge();
}
