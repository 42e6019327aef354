package dev.inquest.runtime;

import dev.inquest.consolidation.ConsolidationWorkflow;
import dev.inquest.investigation.TaskQueues;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Makes Temporal's schedule for consolidation what the configuration says; whether it is paused stays as people left it. */
@ApplicationScoped
class ConsolidationSchedule {

    /** A run that was missed for longer is left out: the next one does its work. */
    private static final Duration CATCH_UP = Duration.ofMinutes(10);

    private final TemporalConnection temporal;
    private final TemporalConfig temporalConfig;
    private final ConsolidationConfig config;

    ConsolidationSchedule(TemporalConnection temporal, TemporalConfig temporalConfig, ConsolidationConfig config) {
        this.temporal = temporal;
        this.temporalConfig = temporalConfig;
        this.config = config;
    }

    void reconcile() {
        ScheduleClient schedules = ScheduleClient.newInstance(
                temporal.stubs(),
                ScheduleClientOptions.newBuilder()
                        .setNamespace(temporalConfig.namespace())
                        .setDataConverter(TemporalJson.converter())
                        .build());
        try {
            schedules.createSchedule(
                    ConsolidationWorkflow.SCHEDULE_ID,
                    wanted().build(),
                    ScheduleOptions.newBuilder().build());
        } catch (ScheduleAlreadyRunningException e) {
            schedules
                    .getHandle(ConsolidationWorkflow.SCHEDULE_ID)
                    .update(now -> new ScheduleUpdate(
                            wanted().setState(now.getDescription().getSchedule().getState())
                                    .build()));
        }
    }

    private Schedule.Builder wanted() {
        return Schedule.newBuilder()
                .setAction(ScheduleActionStartWorkflow.newBuilder()
                        .setWorkflowType(ConsolidationWorkflow.class)
                        .setOptions(WorkflowOptions.newBuilder()
                                .setWorkflowId(ConsolidationWorkflow.SCHEDULE_ID)
                                .setTaskQueue(TaskQueues.INVESTIGATION)
                                .setStaticSummary("Consolidation of the capsule library")
                                // SDK 1.38 cannot describe a schedule that has a summary without details.
                                .setStaticDetails("Merges near-duplicate capsules and retires those that keep failing.")
                                .build())
                        .build())
                .setSpec(ScheduleSpec.newBuilder()
                        .setCronExpressions(List.of(config.cron()))
                        .build())
                .setPolicy(SchedulePolicy.newBuilder()
                        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                        .setCatchupWindow(CATCH_UP)
                        .setPauseOnFailure(true)
                        .build());
    }
}
