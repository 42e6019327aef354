package dev.inquest.consolidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.inquest.investigation.FailureType;
import dev.inquest.investigation.TaskQueues;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsolidationWorkflowTest {

    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void mergesThenRetiresThenReports() {
        Recorder library = new Recorder(0, null);

        ConsolidationReport report = consolidate(library);

        String run = report.consolidationId();
        assertThat(run)
                .as("runs of one workflow id are told apart")
                .isNotBlank()
                .isNotEqualTo("consolidation-1");
        assertThat(report.merged()).isEqualTo(3);
        assertThat(report.retired()).isEqualTo(2);
        assertThat(report.finishedAt()).isAfterOrEqualTo(report.startedAt());
        assertThat(library.calls).containsExactly("merge " + run, "retire " + run, "report");
        assertThat(library.reported).containsExactly(report);
    }

    @Test
    void triesAgainWhenTheDatabaseIsAway() {
        Recorder library = new Recorder(2, null);

        ConsolidationReport report = consolidate(library);

        assertThat(report.merged()).isEqualTo(3);
        assertThat(library.calls).filteredOn(call -> call.startsWith("merge")).hasSize(3);
    }

    @Test
    void aPermanentFailureEndsTheRunWithItsType() {
        Recorder library = new Recorder(1, FailureType.INTERNAL);

        WorkflowFailedException failed =
                catchThrowableOfType(WorkflowFailedException.class, () -> consolidate(library));

        assertThat(failed.getCause()).isInstanceOfSatisfying(ApplicationFailure.class, cause -> {
            assertThat(cause.getType()).isEqualTo(FailureType.INTERNAL.name());
            assertThat(cause.getOriginalMessage()).contains("MergeDuplicates");
        });
        assertThat(library.calls).singleElement().asString().startsWith("merge ");
        assertThat(library.reported).isEmpty();
    }

    private ConsolidationReport consolidate(Recorder library) {
        temporal.newWorker(TaskQueues.INVESTIGATION)
                .registerWorkflowImplementationTypes(ConsolidationWorkflowImpl.class);
        temporal.newWorker(TaskQueues.KNOWLEDGE).registerActivitiesImplementations(library);
        temporal.start();
        return temporal.getWorkflowClient()
                .newWorkflowStub(
                        ConsolidationWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.INVESTIGATION)
                                .setWorkflowId("consolidation-1")
                                .build())
                .consolidate();
    }

    private static final class Recorder implements ConsolidationActivities {

        private final List<String> calls = new ArrayList<>();
        private final List<ConsolidationReport> reported = new ArrayList<>();
        private final FailureType failure;
        private int failures;

        Recorder(int failures, FailureType failure) {
            this.failures = failures;
            this.failure = failure;
        }

        @Override
        public int mergeDuplicates(String consolidationId) {
            calls.add("merge " + consolidationId);
            if (failures-- > 0) {
                throw failure == null ? new IllegalStateException("no connection") : failure.failure("broken");
            }
            return 3;
        }

        @Override
        public int retireFailing(String consolidationId) {
            calls.add("retire " + consolidationId);
            return 2;
        }

        @Override
        public void report(ConsolidationReport report) {
            calls.add("report");
            reported.add(report);
        }
    }
}
