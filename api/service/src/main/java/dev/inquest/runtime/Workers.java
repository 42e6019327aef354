package dev.inquest.runtime;

import dev.inquest.investigation.TaskQueues;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The workers of this process: one for each task queue, on virtual threads. */
@ApplicationScoped
class Workers {

    private final TemporalConnection temporal;
    private final TemporalConfig temporalConfig;
    private final WorkerConfig config;
    private final WorkflowTypes workflows;
    private final ActivityBeans activities;
    private final Heartbeats heartbeats;
    private @Nullable WorkerFactory factory;

    Workers(
            TemporalConnection temporal,
            TemporalConfig temporalConfig,
            WorkerConfig config,
            WorkflowTypes workflows,
            ActivityBeans activities,
            Heartbeats heartbeats) {
        this.temporal = temporal;
        this.temporalConfig = temporalConfig;
        this.config = config;
        this.workflows = workflows;
        this.activities = activities;
        this.heartbeats = heartbeats;
    }

    /** Starts polling; Temporal must answer. */
    synchronized void start() {
        WorkerFactory started = WorkerFactory.newInstance(
                temporal.workerClient(),
                WorkerFactoryOptions.newBuilder()
                        .setUsingVirtualWorkflowThreads(true)
                        .setWorkerInterceptors(heartbeats)
                        .build());
        started.newWorker(TaskQueues.INVESTIGATION, workflowTasks())
                .registerWorkflowImplementationTypes(workflows.all());
        serve(started, TaskQueues.MODEL, modelCalls(), activities.model());
        serve(started, TaskQueues.CLUSTER_READ, atOnce(config.looks()), activities.clusterRead());
        serve(started, TaskQueues.KNOWLEDGE, atOnce(config.knowledge()), activities.knowledge());
        started.start();
        factory = started;
    }

    /** Takes no more work and waits for what is in flight; what does not end in time is repeated elsewhere. */
    synchronized void drain() {
        WorkerFactory running = factory;
        if (running == null) {
            return;
        }
        factory = null;
        running.shutdown();
        running.awaitTermination(temporalConfig.drain().toMillis(), TimeUnit.MILLISECONDS);
        running.shutdownNow();
    }

    private static void serve(WorkerFactory factory, String queue, WorkerOptions options, Object[] activities) {
        factory.newWorker(queue, options).registerActivitiesImplementations(activities);
    }

    private WorkerOptions workflowTasks() {
        return WorkerOptions.newBuilder()
                .setUsingVirtualThreads(true)
                .setMaxConcurrentWorkflowTaskExecutionSize(config.workflowTasks())
                .build();
    }

    private WorkerOptions modelCalls() {
        return WorkerOptions.newBuilder(atOnce(config.modelCalls()))
                .setMaxTaskQueueActivitiesPerSecond(config.modelCallsPerSecond())
                .build();
    }

    private static WorkerOptions atOnce(int activities) {
        return WorkerOptions.newBuilder()
                .setUsingVirtualThreads(true)
                .setMaxConcurrentActivityExecutionSize(activities)
                .build();
    }
}
