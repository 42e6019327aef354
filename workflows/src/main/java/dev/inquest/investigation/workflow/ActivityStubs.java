package dev.inquest.investigation.workflow;

import dev.inquest.investigation.CaseFileActivities;
import dev.inquest.investigation.ConsolidateActivities;
import dev.inquest.investigation.CorrectActivities;
import dev.inquest.investigation.DiagnoseActivities;
import dev.inquest.investigation.ExecuteActivities;
import dev.inquest.investigation.FailureType;
import dev.inquest.investigation.PlanActivities;
import dev.inquest.investigation.ProbeActivities;
import dev.inquest.investigation.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * Every activity's queue, timeouts and retries in one place.
 *
 * <p>Start-to-close bounds one attempt; schedule-to-close is a day, so that an outage of a worker, a model or a database
 * is waited out and no accepted incident is lost. Permanent failures are types that are never retried.
 */
final class ActivityStubs {

    /** How long an outage of whatever a step needs is waited out. */
    static final Duration OUTAGE = Duration.ofDays(1);

    /** Workers beat every few seconds: one that is lost is noticed after this and not after the attempt's whole time. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /**
     * One attempt at asking a role: up to three calls of a model (an answer, its repair, and the one after a refusal) of at
     * most five minutes each.
     */
    private static final Duration ASKING = Duration.ofMinutes(15);

    /**
     * A model's reading of the evidence is an extra: the embedded answer is there already and is not held back for longer. Two
     * calls of at most five minutes each fit in.
     */
    private static final Duration READING = Duration.ofMinutes(10);

    /**
     * One attempt at learning: a judge and a teacher's words are asked for. Neither begins a call after two minutes, and a
     * call takes five at most; what cannot be had by then is done without.
     */
    private static final Duration LEARNING = Duration.ofMinutes(15);

    private static final RetryOptions RETRY = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofSeconds(1))
            .setBackoffCoefficient(2)
            .setMaximumInterval(Duration.ofMinutes(1))
            .setDoNotRetry(FailureType.permanentTypes())
            .build();

    private ActivityStubs() {}

    static PlanActivities plan(String summary) {
        return Workflow.newActivityStub(
                PlanActivities.class, options(TaskQueues.MODEL, ASKING, summary).build());
    }

    static ProbeActivities probe() {
        return Workflow.newActivityStub(
                ProbeActivities.class,
                options(TaskQueues.MODEL, ASKING, "What does the student believe?")
                        .build());
    }

    static CorrectActivities correct(int round) {
        return Workflow.newActivityStub(
                CorrectActivities.class,
                options(TaskQueues.MODEL, ASKING, "Correction " + round).build());
    }

    static ExecuteActivities look(int number, String command) {
        return Workflow.newActivityStub(
                ExecuteActivities.class,
                options(TaskQueues.CLUSTER_READ, Duration.ofMinutes(2), "#" + number + " " + command)
                        .build());
    }

    static DiagnoseActivities diagnose(String summary) {
        return Workflow.newActivityStub(
                DiagnoseActivities.class,
                options(TaskQueues.MODEL, Duration.ofMinutes(2), summary).build());
    }

    static DiagnoseActivities read(String model) {
        return Workflow.newActivityStub(
                DiagnoseActivities.class,
                options(TaskQueues.MODEL, READING, model + " reads the evidence")
                        .setScheduleToCloseTimeout(READING)
                        .build());
    }

    static ConsolidateActivities consolidate(String summary) {
        return Workflow.newActivityStub(
                ConsolidateActivities.class,
                options(TaskQueues.KNOWLEDGE, LEARNING, summary).build());
    }

    static CaseFileActivities caseFile(String summary) {
        return Workflow.newActivityStub(
                CaseFileActivities.class,
                options(TaskQueues.KNOWLEDGE, Duration.ofSeconds(30), summary).build());
    }

    private static ActivityOptions.Builder options(String queue, Duration attempt, String summary) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(queue)
                .setStartToCloseTimeout(attempt)
                .setHeartbeatTimeout(HEARTBEAT)
                .setScheduleToCloseTimeout(OUTAGE)
                .setRetryOptions(RETRY)
                .setSummary(summary);
    }
}
