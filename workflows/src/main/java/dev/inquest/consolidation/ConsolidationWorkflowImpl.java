package dev.inquest.consolidation;

import dev.inquest.investigation.FailureType;
import dev.inquest.investigation.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/**
 * Merge, retire, report. The run's id is the consolidation's id: those on request share a workflow id, one at a time, and
 * their reports must not replace each other.
 */
public final class ConsolidationWorkflowImpl implements ConsolidationWorkflow {

    /** The library is small; a database that is away for an hour ends this run, and the next one does its work. */
    private final ConsolidationActivities library = Workflow.newActivityStub(
            ConsolidationActivities.class,
            ActivityOptions.newBuilder()
                    .setTaskQueue(TaskQueues.KNOWLEDGE)
                    .setStartToCloseTimeout(Duration.ofMinutes(5))
                    .setScheduleToCloseTimeout(Duration.ofHours(1))
                    .setRetryOptions(RetryOptions.newBuilder()
                            .setInitialInterval(Duration.ofSeconds(1))
                            .setMaximumInterval(Duration.ofMinutes(1))
                            .setDoNotRetry(FailureType.permanentTypes())
                            .build())
                    .build());

    @Override
    public ConsolidationReport consolidate() {
        String id = Workflow.getInfo().getRunId();
        Instant startedAt = now();
        try {
            int merged = library.mergeDuplicates(id);
            int retired = library.retireFailing(id);
            ConsolidationReport report = new ConsolidationReport(id, startedAt, now(), merged, retired);
            library.report(report);
            return report;
        } catch (ActivityFailure e) {
            throw typed(e);
        }
    }

    /** The cause's type where it has one, so that whoever waits can tell a defect from a database that is away. */
    private static RuntimeException typed(ActivityFailure failure) {
        if (failure.getCause() instanceof CanceledFailure) {
            return failure;
        }
        String type = failure.getCause() instanceof ApplicationFailure application
                ? application.getType()
                : FailureType.INTERNAL.name();
        return ApplicationFailure.newNonRetryableFailureWithCause(
                "The capsule library could not be consolidated: " + failure.getActivityType() + " failed.",
                type,
                failure);
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
