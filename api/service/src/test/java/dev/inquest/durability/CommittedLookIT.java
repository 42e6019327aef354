package dev.inquest.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A worker dies after it committed a look's evidence and before Temporal heard of it: the look is not made again. */
class CommittedLookIT {

    private Estate estate;
    private Footprints footprints;

    @BeforeEach
    void open() {
        estate = Estate.open();
        footprints = new Footprints(estate.recording());
    }

    @AfterEach
    void close() {
        footprints.close();
        estate.close();
    }

    @Test
    void aLookThatTemporalNeverHeardOfIsNotMadeAgain() throws IOException {
        Books books = estate.books();
        WatchedCluster cluster = estate.newCluster(Duration.ZERO);
        PackagedApplication api = estate.application("api", "api").awaitReady();
        try (TcpProxy wire = new TcpProxy(estate.temporal().target())) {
            PackagedApplication worker =
                    estate.application("first", "worker", wire.target()).awaitReady();
            cluster.hold();
            Trial trial = new Trial(Estate.accepted(api, cluster.name()), cluster);
            await("a look is in flight", () -> trial.asked() > 0);
            wire.still();
            cluster.release();
            await("its evidence is committed", () -> books.evidenceCount() > 0);

            worker.kill();

            wire.cut();
            await("PostgreSQL has ended what the worker began", () -> !books.serves("first"));
            trial.lifeEnded(books);
            int committed = books.evidenceCount();
            estate.application("second", "worker", wire.target());
            Estate.awaitClosed(api, trial.incidentId());
            trial.lifeEnded(books);
            assertThat(looksOfLaterAttempts(books.workflowId(trial.incidentId())))
                    .as("looks that were scheduled once more although their evidence was committed")
                    .isGreaterThanOrEqualTo(committed);
            trial.assertNothingCompletedWasRepeated(books, footprints);
            books.assertSealed(trial.incidentId());
            assertThat(Estate.outcome(api, trial.incidentId())).containsEntry("status", "diagnosed");
        }
    }

    private long looksOfLaterAttempts(String workflowId) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(estate.temporal().target())
                .build());
        try {
            WorkflowExecutionHistory history = WorkflowClient.newInstance(
                            stubs, WorkflowClientOptions.getDefaultInstance())
                    .fetchHistory(workflowId);
            return history.getEvents().stream()
                    .filter(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED)
                    .map(event -> event.getActivityTaskStartedEventAttributes())
                    .filter(started -> started.getAttempt() > 1)
                    .filter(started -> history.getEvents()
                            .get((int) started.getScheduledEventId() - 1)
                            .getActivityTaskScheduledEventAttributes()
                            .getActivityType()
                            .getName()
                            .equals("Look"))
                    .count();
        } finally {
            stubs.shutdownNow();
        }
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }
}
