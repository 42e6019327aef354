package dev.inquest.investigation.workflow;

import static dev.inquest.investigation.workflow.ScriptedInvestigation.alone;
import static dev.inquest.investigation.workflow.ScriptedInvestigation.result;
import static dev.inquest.investigation.workflow.ScriptedInvestigation.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.inquest.incident.ApprovalPolicy;
import dev.inquest.incident.Budget;
import dev.inquest.incident.CapsuleRef;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.Mode;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Role;
import dev.inquest.incident.Settings;
import dev.inquest.investigation.BudgetExtension;
import dev.inquest.investigation.Cancellation;
import dev.inquest.investigation.Decision;
import dev.inquest.investigation.Decision.Verdict;
import dev.inquest.investigation.FailureType;
import dev.inquest.investigation.InvestigationResult;
import dev.inquest.investigation.InvestigationWorkflow;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class InvestigationWorkflowTest {

    private static final String DECIDING = "kubectl get endpoints -n shop";

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

    @Test
    void theStudentAloneIsNeitherProbedNorCorrected() {
        Settings alone = settings(0, Budget.DEFAULT);

        InvestigationResult result = investigation.run(alone);

        assertThat(world.calls).containsExactly("orient", "plan", "extend", "diagnose", "consolidate");
        assertThat(result.mode()).isEqualTo(Mode.AUTO);
        assertThat(result.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(result.spending().looks()).isEqualTo(2);
        assertThat(world.closings).singleElement().satisfies(c -> assertThat(c.outcome())
                .isEqualTo(result.outcome()));
    }

    @Test
    void aCorrectedPlanIsWhatRuns() {
        world.mode = Mode.PAIRED;
        world.deciding = DECIDING;
        world.correctionsToGive.add(List.of(DECIDING));

        InvestigationResult result = investigation.run(settings(1, Budget.DEFAULT));

        assertThat(world.looked).containsExactly("kubectl get pods -n shop", DECIDING);
        assertThat(result.corrections()).isEqualTo(1);
        assertThat(result.outcome()).isInstanceOf(Outcome.Diagnosed.class);
        assertThat(result.spending().teacherTokens()).isEqualTo(50);
    }

    @Test
    void aCoachCorrectsAgainAfterLooking() {
        world.deciding = DECIDING;
        world.plans = List.of(List.of("a"), List.of("b"));
        world.correctionsToGive.add(List.of("c"));
        world.correctionsToGive.add(List.of(DECIDING));

        InvestigationResult result = investigation.run(settings(2, Budget.DEFAULT));

        assertThat(world.looked).containsExactly("kubectl get pods -n shop", "c", DECIDING);
        assertThat(result.corrections()).isEqualTo(2);
        assertThat(result.mode()).isEqualTo(Mode.COACH);
    }

    @Test
    void lookingStopsWhenTheDiagnosisIsCertain() {
        world.deciding = "b";
        world.plans = List.of(List.of("a", "b", "c", "d", "e", "f"));

        investigation.run(settings(0, Budget.DEFAULT));

        assertThat(world.sortedLooks()).containsExactly("a", "b", "c", "d", "kubectl get pods -n shop");
    }

    @Test
    void aTrustedCapsuleRunsWithoutATeacher() {
        world.library = List.of(new CapsuleRef("c1", 1, "skill", true, 0.9, 0.75, "matched"));
        world.mode = Mode.AUTO;
        world.deciding = DECIDING;
        world.plans = List.of(List.of(DECIDING));

        InvestigationResult result = investigation.run(settings(5, Budget.DEFAULT));

        assertThat(world.calls).containsExactly("orient", "recall", "plan", "probe", "diagnose", "consolidate");
        assertThat(result.corrections()).isZero();
        assertThat(world.consolidated).singleElement().satisfies(c -> assertThat(c.usedFailed())
                .isFalse());
    }

    @Test
    void aCapsuleThatIsNotEnoughGivesWayToTheTeacher() {
        world.library = List.of(new CapsuleRef("c1", 1, "skill", true, 0.9, 0.75, "matched"));
        world.mode = Mode.AUTO;
        world.deciding = DECIDING;
        world.plans = List.of(List.of("a"), List.of("b"));
        world.correctionsToGive.add(List.of(DECIDING));

        InvestigationResult result = investigation.run(settings(5, Budget.DEFAULT));

        assertThat(result.mode()).isEqualTo(Mode.PAIRED);
        assertThat(result.outcome()).isInstanceOf(Outcome.Diagnosed.class);
        assertThat(world.consolidated).singleElement().satisfies(c -> assertThat(c.usedFailed())
                .isTrue());
    }

    @Test
    void theBudgetIsKeptBeforeEachLook() {
        world.plans = List.of(List.of("a", "b", "c", "d", "e", "f"));
        Budget three = new Budget(3, 40, 1000, 1000, Duration.ofMinutes(5), 0);

        InvestigationResult result = investigation.run(settings(0, three));

        assertThat(world.looked).hasSize(3);
        assertThat(result.outcome()).isInstanceOfSatisfying(Outcome.Inconclusive.class, i -> assertThat(i.reason())
                .contains("3 looks"));
    }

    @Test
    void parallelLooksThatCostAllTheyMayStayWithinTheBudget() {
        // Given
        world.greedy = true;
        world.plans = List.of(List.of("a", "b", "c", "d", "e", "f"));
        Budget seven = new Budget(7, 40, 1000, 1000, Duration.ofMinutes(5), 0);

        // When
        InvestigationResult result = investigation.run(settings(0, seven));

        // Then
        assertThat(result.spending().looks()).isEqualTo(7);
        assertThat(world.looked).hasSize(5);
    }

    @Test
    void anExtensionGrantedInTimeLetsTheLookingGoOn() {
        world.plans = List.of(List.of("a", "b", "c", "d", "e", "f"));
        Budget three = new Budget(3, 40, 1000, 1000, Duration.ofMinutes(5), 0);
        Settings offered = alone(Role.STUDENT, ApprovalPolicy.NEVER, Duration.ofHours(2), three);
        InvestigationWorkflow workflow = investigation.start(offered);
        await().until(() -> workflow.state().awaitingExtension());

        workflow.extendBudget(new BudgetExtension(2, "ada"));
        result(workflow);

        assertThat(world.looked).hasSize(5);
    }

    @Test
    void aPlanThatAPersonMustSeeWaitsForTheUpdate() {
        InvestigationWorkflow workflow = startAndAwaitApproval();
        String digest = workflow.state().plan().digest();

        workflow.decide(new Decision(digest, Verdict.APPROVE, "ada", null));

        result(workflow);
        assertThat(world.looked).contains("kubectl logs web-1 -n shop");
        assertThat(world.notes).anySatisfy(n -> assertThat(n.note()).contains("APPROVE by ada"));
    }

    @Test
    void aDecisionOnAnotherPlanIsRefusedWithTheCurrentDigest() {
        InvestigationWorkflow workflow = startAndAwaitApproval();
        String digest = workflow.state().plan().digest();

        assertThatThrownBy(() -> workflow.decide(new Decision("stale", Verdict.APPROVE, "eve", null)))
                .isInstanceOf(WorkflowUpdateException.class)
                .cause()
                .hasMessageContaining(digest);

        assertThat(workflow.state().awaitingApproval()).isTrue();
        workflow.decide(new Decision(digest, Verdict.REJECT, "ada", "not now"));
        result(workflow);
    }

    @Test
    void aStaleSignalIsIgnoredAndACurrentOneCounts() {
        InvestigationWorkflow workflow = startAndAwaitApproval();
        String digest = workflow.state().plan().digest();

        workflow.decision(new Decision("stale", Verdict.REJECT, "eve", null));
        workflow.decision(new Decision(digest, Verdict.APPROVE, "ada", null));

        result(workflow);
        assertThat(world.looked).contains("kubectl logs web-1 -n shop");
    }

    @Test
    void aRejectedPlanNeverRuns() {
        InvestigationWorkflow workflow = startAndAwaitApproval();
        String digest = workflow.state().plan().digest();

        workflow.decide(new Decision(digest, Verdict.REJECT, "ada", "not now"));

        InvestigationResult result = result(workflow);
        assertThat(world.looked).containsExactly("kubectl get pods -n shop");
        assertThat(result.outcome()).isInstanceOfSatisfying(Outcome.Inconclusive.class, i -> assertThat(i.reason())
                .contains("rejected by ada"));
    }

    @Test
    void anApprovalThatNobodyGivesExpires() {
        InvestigationResult result =
                investigation.run(alone(Role.STUDENT, ApprovalPolicy.ALWAYS, Duration.ZERO, Budget.DEFAULT));

        assertThat(world.looked).containsExactly("kubectl get pods -n shop");
        assertThat(result.outcome()).isInstanceOfSatisfying(Outcome.Inconclusive.class, i -> assertThat(i.reason())
                .contains("nobody decided"));
        assertThat(world.notes).anySatisfy(n -> assertThat(n.note()).contains("Still waiting"));
    }

    @Test
    void aCancelledInvestigationEndsWithWhatItHas() {
        InvestigationWorkflow workflow = startAndAwaitApproval();

        workflow.cancel(new Cancellation("ada", "false alarm"));

        assertThat(result(workflow).outcome())
                .isInstanceOfSatisfying(Outcome.Inconclusive.class, i -> assertThat(i.reason())
                        .isEqualTo("cancelled by ada: false alarm"));
    }

    @Test
    void aCancellationInTemporalStillClosesTheCaseFile() {
        InvestigationWorkflow workflow = startAndAwaitApproval();

        WorkflowStub.fromTyped(workflow).cancel();

        // Temporal reports the execution as cancelled; the case file must still say how it ended.
        assertThatThrownBy(() -> result(workflow)).hasMessageContaining("was cancelled");
        assertThat(world.closings).singleElement().satisfies(c -> assertThat(c.outcome())
                .isEqualTo(new Outcome.Failed("cancelled in Temporal")));
    }

    @Test
    void aPermanentFailureEndsAsAFailedOutcomeWithItsReason() {
        world.failures.put("plan", FailureType.MODEL_REJECTED.failure("the student's model refuses its key"));

        InvestigationResult result = investigation.run(settings(0, Budget.DEFAULT));

        assertThat(result.outcome()).isEqualTo(new Outcome.Failed("the student's model refuses its key"));
    }

    @Test
    void whatWasFoundStandsWhenNothingCanBeLearned() {
        world.failures.put("consolidate", FailureType.INTERNAL.failure("the library is broken"));

        InvestigationResult result = investigation.run(settings(0, Budget.DEFAULT));

        assertThat(result.outcome()).isNotInstanceOf(Outcome.Failed.class);
        assertThat(world.closings).singleElement().satisfies(c -> assertThat(c.outcome())
                .isEqualTo(result.outcome()));
    }

    @Test
    void aClusterThatNeverAnswersIsDiagnosedAtOnce() {
        world.status = EvidenceStatus.FAILED;

        investigation.run(settings(5, Budget.DEFAULT));

        assertThat(world.calls).containsExactly("orient", "diagnose", "consolidate");
    }

    private InvestigationWorkflow startAndAwaitApproval() {
        Settings held = alone(Role.STUDENT, ApprovalPolicy.ALWAYS, Duration.ZERO, Budget.DEFAULT);
        InvestigationWorkflow workflow = investigation.start(held);
        await().until(() -> workflow.state().awaitingApproval());
        return workflow;
    }
}
