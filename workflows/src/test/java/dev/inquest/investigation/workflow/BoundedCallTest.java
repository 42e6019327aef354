package dev.inquest.investigation.workflow;

import static dev.inquest.investigation.workflow.ScriptedInvestigation.alone;
import static dev.inquest.investigation.workflow.ScriptedInvestigation.result;
import static dev.inquest.investigation.workflow.ScriptedInvestigation.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.inquest.incident.ApprovalPolicy;
import dev.inquest.incident.Budget;
import dev.inquest.incident.Mode;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Role;
import dev.inquest.incident.Settings;
import dev.inquest.investigation.BudgetExtension;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody waits for a model longer than is of use, and no model is asked beyond its budget. */
class BoundedCallTest {

    private static final String THROTTLED = "the model's server answered with HTTP 429";
    private static final Settings TAUGHT = settings(5, Budget.DEFAULT);

    private final ScriptedWorld world = new ScriptedWorld();
    private ScriptedInvestigation investigation;

    @BeforeEach
    void begin() {
        investigation = new ScriptedInvestigation(world);
    }

    @AfterEach
    void end(TestInfo test) throws IOException {
        investigation.close(test);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"recall", "plan", "probe", "correct-1", "extend"})
    void whoeverCancelsIsNotKeptWaiting(String call) {
        world.failures.put(call, comeBackInSixHours());
        InvestigationWorkflow workflow = investigation.start(TAUGHT);
        await().until(() -> world.calls.contains(call));

        workflow.cancel(new Cancellation("ada", "false alarm"));

        assertThat(result(workflow).outcome())
                .isEqualTo(new Outcome.Inconclusive("cancelled by ada: false alarm", List.of(), null));
        assertThat(world.calls).endsWith(call, "diagnose", "consolidate");
        assertThat(world.closings).hasSize(1);
        assertThat(investigation.elapsed()).isLessThan(Duration.ofHours(1));
    }

    @Test
    void anAnswerThatIsBeingGivenIsNotWaitedForEither() {
        CountDownLatch answer = new CountDownLatch(1);
        world.hooks.put("plan", () -> ScriptedWorld.await(answer));
        InvestigationWorkflow workflow = investigation.start(TAUGHT);
        await().until(() -> world.calls.contains("plan"));

        workflow.cancel(new Cancellation("ada", null));

        assertThat(result(workflow).outcome()).isEqualTo(new Outcome.Inconclusive("cancelled by ada", List.of(), null));
        assertThat(world.calls).containsExactly("orient", "recall", "plan", "diagnose", "consolidate");
        answer.countDown();
    }

    @Test
    void aCancellationInTemporalWhileAModelIsAwayStillClosesTheCaseFile() {
        world.failures.put("plan", comeBackInSixHours());
        InvestigationWorkflow workflow = investigation.start(TAUGHT);
        await().until(() -> world.calls.contains("plan"));

        WorkflowStub.fromTyped(workflow).cancel();

        assertThatThrownBy(() -> result(workflow)).hasMessageContaining("was cancelled");
        assertThat(world.closings).singleElement().satisfies(c -> assertThat(c.outcome())
                .isEqualTo(new Outcome.Failed("cancelled in Temporal")));
    }

    @Test
    void whoCancelsDuringTheFirstLooksHasNobodyAsked() {
        InvestigationWorkflow workflow = investigation.stub();
        world.hooks.put("look", () -> workflow.cancel(new Cancellation("ada", null)));

        workflow.investigate(ScriptedInvestigation.request(TAUGHT));

        assertThat(world.calls).containsExactly("orient", "diagnose", "consolidate");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "recall, the library did not give its capsules",
        "plan, the student did not give a plan",
        "probe, the student did not give an answer to the probe",
        "correct-1, the teacher did not give a correction",
        "extend, the student did not give a further plan"
    })
    void anOutageOfADayLeavesWhatWasSeen(String call, String words) {
        world.failures.put(call, comeBackInSixHours());

        InvestigationResult result = investigation.run(TAUGHT);

        String why = words + " within 24 hours (" + THROTTLED + ")";
        assertThat(result.outcome()).isEqualTo(new Outcome.Inconclusive(why, List.of(), null));
        assertThat(world.notes).extracting(n -> n.note()).containsExactly(why);
        assertThat(world.calls).endsWith(call, "diagnose", "consolidate");
    }

    @Test
    void whatTheFirstLooksShowedIsDiagnosedAfterAnOutage() {
        world.firstLooks = List.of("first", "second");
        world.deciding = "second";
        world.certain = false;
        world.failures.put("plan", comeBackInSixHours());

        InvestigationResult result = investigation.run(TAUGHT);

        assertThat(result.outcome()).isInstanceOf(Outcome.Diagnosed.class);
    }

    @Test
    void aDiagnosisThatFailsFailsTheInvestigationAfterAnOutageToo() {
        world.failures.put("plan", comeBackInSixHours());
        world.failures.put("diagnose", FailureType.INTERNAL.failure("the evidence cannot be read"));

        InvestigationResult result = investigation.run(TAUGHT);

        assertThat(result.outcome()).isEqualTo(new Outcome.Failed("the evidence cannot be read"));
    }

    @Test
    void whereTheFirstLooksTookAllTokensNobodyIsAsked() {
        InvestigationResult result = investigation.run(settings(5, tokens(5, 1000)));

        assertThat(world.calls).containsExactly("orient", "diagnose", "consolidate");
        assertThat(result.outcome()).isInstanceOfSatisfying(Outcome.Inconclusive.class, i -> assertThat(i.reason())
                .contains("5 tokens"));
    }

    @Test
    void whereThePlanTookAllMoneyThereIsNoProbe() {
        world.microUsd = 10;
        Budget poor = new Budget(40, 40, 1000, 1000, Duration.ofMinutes(5), 10);

        InvestigationResult result = investigation.run(settings(5, poor));

        assertThat(world.calls).containsExactly("orient", "recall", "plan", "diagnose", "consolidate");
        assertThat(result.spending().microUsd()).isEqualTo(10);
    }

    @Test
    void aTeacherWhoPlansAloneKeepsToItsTokens() {
        InvestigationResult result =
                investigation.run(alone(Role.TEACHER, ApprovalPolicy.NEVER, Duration.ZERO, tokens(1000, 10)));

        assertThat(world.calls).containsExactly("orient", "plan", "diagnose", "consolidate");
        assertThat(result.outcome())
                .isEqualTo(new Outcome.Inconclusive("the teacher's budget of 10 tokens is spent", List.of(), null));
    }

    @Test
    void moreLooksAreNotAskedForWhereTokensAreSpent() {
        investigation.run(alone(Role.STUDENT, ApprovalPolicy.NEVER, Duration.ofHours(2), tokens(20, 1000)));

        assertThat(world.notes).isEmpty();
        assertThat(world.calls).containsExactly("orient", "plan", "diagnose", "consolidate");
    }

    @Test
    void whereTheFirstLooksTookAllLooksAnExtensionIsOfferedBeforeThePlan() {
        Budget one = new Budget(1, 40, 1000, 1000, Duration.ofMinutes(5), 0);
        InvestigationWorkflow workflow =
                investigation.start(alone(Role.STUDENT, ApprovalPolicy.NEVER, Duration.ofHours(2), one));
        await().until(() -> workflow.state().awaitingExtension());
        assertThat(world.calls).containsExactly("orient");

        workflow.extendBudget(new BudgetExtension(1, "ada"));

        assertThat(result(workflow).mode()).isEqualTo(Mode.AUTO);
        assertThat(world.calls).startsWith("orient", "plan");
        assertThat(world.looked).hasSize(2);
    }

    private static Budget tokens(int student, int teacher) {
        return new Budget(40, 40, student, teacher, Duration.ofMinutes(5), 0);
    }

    private static ApplicationFailure comeBackInSixHours() {
        return ApplicationFailure.newBuilder()
                .setMessage(THROTTLED)
                .setType(FailureType.MODEL_UNAVAILABLE.name())
                .setNextRetryDelay(Duration.ofHours(6))
                .build();
    }
}
