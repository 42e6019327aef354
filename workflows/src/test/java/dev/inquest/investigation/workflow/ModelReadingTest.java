package dev.inquest.investigation.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.inquest.incident.ApprovalPolicy;
import dev.inquest.incident.Budget;
import dev.inquest.incident.DiagnosisBy;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Role;
import dev.inquest.incident.Settings;
import dev.inquest.investigation.Cancellation;
import dev.inquest.investigation.FailureType;
import dev.inquest.investigation.InvestigationRequest;
import dev.inquest.investigation.InvestigationResult;
import dev.inquest.investigation.InvestigationWorkflow;
import dev.inquest.investigation.SearchAttributes;
import dev.inquest.investigation.TaskQueues;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** A model that planned is asked for its reading of the evidence; the investigation never waits or fails for it. */
class ModelReadingTest {

    private static final String WORKFLOW_ID = "incident-test-1";
    private static final String MODEL = "openai:m1";

    private final ScriptedWorld world = new ScriptedWorld();
    private TestWorkflowEnvironment environment;

    @BeforeEach
    void startEnvironment() {
        TestEnvironmentOptions.Builder options = TestEnvironmentOptions.newBuilder();
        SearchAttributes.ALL.forEach(
                k -> options.registerSearchAttribute(k.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        environment = TestWorkflowEnvironment.newInstance(options.build());
        environment
                .newWorker(TaskQueues.INVESTIGATION)
                .registerWorkflowImplementationTypes(InvestigationWorkflowImpl.class);
        for (String queue : List.of(TaskQueues.MODEL, TaskQueues.CLUSTER_READ, TaskQueues.KNOWLEDGE)) {
            environment.newWorker(queue).registerActivitiesImplementations(world);
        }
        environment.start();
        world.planner = MODEL;
    }

    @AfterEach
    void stopEnvironment(TestInfo test) throws IOException {
        Histories.record(environment.getWorkflowClient(), WORKFLOW_ID, test);
        environment.close();
    }

    @Test
    void whereAModelPlannedItReadsTheEvidence() {
        world.reading = new Outcome.Inconclusive("the model's", List.of(), null);

        InvestigationResult result = run(Budget.DEFAULT);

        assertThat(world.calls)
                .containsExactly("orient", "plan", "extend", "diagnose", "diagnoseByModel", "consolidate");
        assertThat(result.outcome()).isEqualTo(world.reading);
        assertThat(result.spending().studentTokens()).isEqualTo(10 + 10 + 2 * 7 + 33);
        assertThat(result.spending().microUsd()).isEqualTo(7);
        assertThat(world.notes).extracting(n -> n.note()).containsExactly("the model has read the evidence");
    }

    @Test
    void whereTheEmbeddedReasonerPlannedNobodyIsAsked() {
        world.planner = null;

        run(Budget.DEFAULT);

        assertThat(world.calls).doesNotContain("diagnoseByModel");
    }

    @Test
    void aModelThatIsThrottledForLongerThanTheBoundHoldsNothingBack() {
        world.readFailure = FailureType.MODEL_UNAVAILABLE.failure("the student's model server answered with HTTP 429");
        long begun = environment.currentTimeMillis();

        InvestigationResult result = run(Budget.DEFAULT);

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(world.calls.stream().filter("diagnoseByModel"::equals).count())
                .isGreaterThan(5);
        assertThat(Duration.ofMillis(environment.currentTimeMillis() - begun)).isLessThan(Duration.ofMinutes(20));
        assertThat(world.notes)
                .extracting(n -> n.note())
                .singleElement()
                .asString()
                .contains(MODEL, "HTTP 429");
    }

    @Test
    void aServerThatAsksForAnHoursPatienceIsNotWaitedFor() {
        world.readFailure = ApplicationFailure.newBuilder()
                .setMessage("the student's model server answered with HTTP 429")
                .setType(FailureType.MODEL_UNAVAILABLE.name())
                .setNextRetryDelay(Duration.ofHours(1))
                .build();
        long begun = environment.currentTimeMillis();

        InvestigationResult result = run(Budget.DEFAULT);

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(Duration.ofMillis(environment.currentTimeMillis() - begun)).isLessThan(Duration.ofMinutes(20));
        assertThat(world.notes).singleElement().satisfies(n -> assertThat(n.note())
                .contains(MODEL));
    }

    @Test
    void aModelThatIsRefusedFailsNothing() {
        world.readFailure = FailureType.MODEL_REJECTED.failure("check inquest.student.api-key");

        InvestigationResult result = run(Budget.DEFAULT);

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(world.notes).singleElement().satisfies(n -> assertThat(n.note())
                .contains("the embedded diagnosis stands", "check inquest.student.api-key"));
    }

    @Test
    void aSpentBudgetAsksNoModel() {
        run(new Budget(40, 40, 20, 1000, Duration.ofMinutes(5), 0));

        assertThat(world.calls).contains("diagnose").doesNotContain("diagnoseByModel");
        assertThat(world.notes).singleElement().satisfies(n -> assertThat(n.note())
                .contains("budget is spent"));
    }

    @Test
    void whoeverCancelsIsNotKeptWaitingForAModel() {
        InvestigationWorkflow workflow = stub();
        WorkflowClient.start(workflow::investigate, request(settings(ApprovalPolicy.ALWAYS, Budget.DEFAULT)));
        await().until(() -> workflow.state().awaitingApproval());

        workflow.cancel(new Cancellation("ada", "false alarm"));

        WorkflowStub.fromTyped(workflow)
                .getResultAsync(InvestigationResult.class)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
        assertThat(world.calls).contains("diagnose").doesNotContain("diagnoseByModel");
    }

    @Test
    void aCancellationInTemporalIsNotSwallowed() {
        InvestigationWorkflow workflow = stub();
        world.readFailure = FailureType.MODEL_UNAVAILABLE.failure("the student's model server answered with HTTP 503");
        world.whenReading = () -> WorkflowStub.fromTyped(workflow).cancel();

        assertThatThrownBy(() -> workflow.investigate(request(settings(ApprovalPolicy.NEVER, Budget.DEFAULT))))
                .hasMessageContaining("was cancelled");

        assertThat(world.closings).singleElement().satisfies(c -> assertThat(c.outcome())
                .isEqualTo(new Outcome.Failed("cancelled in Temporal")));
    }

    private InvestigationResult run(Budget budget) {
        return stub().investigate(request(settings(ApprovalPolicy.NEVER, budget)));
    }

    private static Settings settings(ApprovalPolicy approval, Budget budget) {
        return new Settings(
                0, false, Role.STUDENT, false, approval, Duration.ofDays(3), Duration.ZERO, budget, DiagnosisBy.MODEL);
    }

    private InvestigationWorkflow stub() {
        return environment
                .getWorkflowClient()
                .newWorkflowStub(
                        InvestigationWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(WORKFLOW_ID)
                                .setTaskQueue(TaskQueues.INVESTIGATION)
                                .build());
    }

    private static InvestigationRequest request(Settings settings) {
        return new InvestigationRequest("inc-1", "503 at checkout", "prod", "shop", settings);
    }
}
