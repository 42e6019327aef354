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
import dev.inquest.investigation.InvestigationResult;
import dev.inquest.investigation.InvestigationWorkflow;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** A model that planned is asked for its reading of the evidence; the investigation never waits or fails for it. */
class ModelReadingTest {

    private static final String MODEL = "openai:m1";

    private final ScriptedWorld world = new ScriptedWorld();
    private ScriptedInvestigation investigation;

    @BeforeEach
    void begin() {
        investigation = new ScriptedInvestigation(world);
        world.planner = MODEL;
    }

    @AfterEach
    void end(TestInfo test) throws IOException {
        investigation.close(test);
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
        world.failures.put(
                "diagnoseByModel",
                FailureType.MODEL_UNAVAILABLE.failure("the student's model server answered with HTTP 429"));

        InvestigationResult result = run(Budget.DEFAULT);

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(world.calls.stream().filter("diagnoseByModel"::equals).count())
                .isGreaterThan(5);
        assertThat(investigation.elapsed()).isLessThan(Duration.ofMinutes(20));
        assertThat(world.notes)
                .extracting(n -> n.note())
                .singleElement()
                .asString()
                .contains(MODEL, "HTTP 429");
    }

    @Test
    void aServerThatAsksForAnHoursPatienceIsNotWaitedFor() {
        world.failures.put(
                "diagnoseByModel",
                ApplicationFailure.newBuilder()
                        .setMessage("the student's model server answered with HTTP 429")
                        .setType(FailureType.MODEL_UNAVAILABLE.name())
                        .setNextRetryDelay(Duration.ofHours(1))
                        .build());

        InvestigationResult result = run(Budget.DEFAULT);

        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(investigation.elapsed()).isLessThan(Duration.ofMinutes(20));
        assertThat(world.notes).singleElement().satisfies(n -> assertThat(n.note())
                .contains(MODEL));
    }

    @Test
    void aModelThatIsRefusedFailsNothing() {
        world.failures.put("diagnoseByModel", FailureType.MODEL_REJECTED.failure("check inquest.student.api-key"));

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
        InvestigationWorkflow workflow = investigation.start(settings(ApprovalPolicy.ALWAYS, Budget.DEFAULT));
        await().until(() -> workflow.state().awaitingApproval());

        workflow.cancel(new Cancellation("ada", "false alarm"));

        ScriptedInvestigation.result(workflow);
        assertThat(world.calls).contains("diagnose").doesNotContain("diagnoseByModel");
    }

    @Test
    void whoeverCancelsWhileTheModelReadsIsNotKeptWaitingEither() {
        CountDownLatch answer = new CountDownLatch(1);
        world.reading = new Outcome.Inconclusive("the model's", List.of(), null);
        world.hooks.put("diagnoseByModel", () -> ScriptedWorld.await(answer));
        InvestigationWorkflow workflow = investigation.start(settings(ApprovalPolicy.NEVER, Budget.DEFAULT));
        await().until(() -> world.calls.contains("diagnoseByModel"));

        workflow.cancel(new Cancellation("ada", "it is mended"));

        assertThat(ScriptedInvestigation.result(workflow).outcome())
                .isEqualTo(new Outcome.Inconclusive("nothing explains the symptoms", List.of(), null));
        assertThat(world.notes)
                .extracting(n -> n.note())
                .containsExactly(
                        MODEL + " was not waited for, the embedded diagnosis stands: cancelled by ada: it is mended");
        answer.countDown();
    }

    @Test
    void aCancellationInTemporalIsNotSwallowed() {
        InvestigationWorkflow workflow = investigation.stub();
        world.failures.put(
                "diagnoseByModel",
                FailureType.MODEL_UNAVAILABLE.failure("the student's model server answered with HTTP 503"));
        world.hooks.put(
                "diagnoseByModel", () -> WorkflowStub.fromTyped(workflow).cancel());

        assertThatThrownBy(() -> workflow.investigate(
                        ScriptedInvestigation.request(settings(ApprovalPolicy.NEVER, Budget.DEFAULT))))
                .hasMessageContaining("was cancelled");

        assertThat(world.closings).singleElement().satisfies(c -> assertThat(c.outcome())
                .isEqualTo(new Outcome.Failed("cancelled in Temporal")));
    }

    private InvestigationResult run(Budget budget) {
        return investigation.run(settings(ApprovalPolicy.NEVER, budget));
    }

    private static Settings settings(ApprovalPolicy approval, Budget budget) {
        return new Settings(
                0, false, Role.STUDENT, false, approval, Duration.ofDays(3), Duration.ZERO, budget, DiagnosisBy.MODEL);
    }
}
