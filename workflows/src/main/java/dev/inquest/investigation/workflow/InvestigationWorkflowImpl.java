package dev.inquest.investigation.workflow;

import dev.inquest.incident.CapsuleRef;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.Mode;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Phase;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Role;
import dev.inquest.incident.Settings;
import dev.inquest.incident.Step;
import dev.inquest.incident.Use;
import dev.inquest.investigation.BudgetExtension;
import dev.inquest.investigation.Cancellation;
import dev.inquest.investigation.CaseFileActivities.Closing;
import dev.inquest.investigation.CaseFileActivities.Progress;
import dev.inquest.investigation.ConsolidateActivities.ConsolidateRequest;
import dev.inquest.investigation.ConsolidateActivities.Consolidated;
import dev.inquest.investigation.CorrectActivities.CorrectReply;
import dev.inquest.investigation.CorrectActivities.CorrectRequest;
import dev.inquest.investigation.Decision;
import dev.inquest.investigation.DecisionReceipt;
import dev.inquest.investigation.InvestigationRequest;
import dev.inquest.investigation.InvestigationResult;
import dev.inquest.investigation.InvestigationState;
import dev.inquest.investigation.InvestigationWorkflow;
import dev.inquest.investigation.PlanActivities.PlanReply;
import dev.inquest.investigation.PlanActivities.PlanRequest;
import dev.inquest.investigation.ProbeActivities.ProbeReply;
import dev.inquest.investigation.ProbeActivities.ProbeRequest;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** One investigation; {@link #conduct} is its table of contents. */
public final class InvestigationWorkflowImpl implements InvestigationWorkflow {

    private static final Logger LOG = Workflow.getLogger(InvestigationWorkflowImpl.class);

    private final InvestigationRequest request;
    private final Settings settings;
    private final Ledger ledger;
    private final StepRunner looking;
    private final ApprovalDesk desk;
    private final EarlyStop stop;
    private final WorkflowVersions changes = new WorkflowVersions();
    private final BoundedCall asking;
    private final Questions questions;
    private final DiagnosisPhase diagnosing;
    private final Extension extension;
    private final TemporalDetails story = new TemporalDetails();
    private int oriented;
    private final List<String> corrections = new ArrayList<>();
    private List<CapsuleRef> capsules = List.of();
    private @Nullable CapsuleRef leading;
    private boolean leadingFailed;
    private @Nullable Plan plan;
    private @Nullable Mode mode;
    private String belief = "";

    @WorkflowInit
    public InvestigationWorkflowImpl(InvestigationRequest request) {
        this.request = request;
        this.settings = request.settings();
        this.ledger = new Ledger(settings.budget());
        this.looking = new StepRunner(request.incidentId(), ledger);
        this.desk = new ApprovalDesk(settings.approval());
        this.stop = new EarlyStop(ledger);
        this.asking = new BoundedCall(ledger, stop, changes, text -> note(text, null));
        this.questions = new Questions(ledger, asking);
        this.diagnosing = new DiagnosisPhase(request, ledger, stop, asking);
        this.extension = new Extension(settings.extensionWindow(), ledger, stop, changes, text -> note(text, null));
    }

    @Override
    public InvestigationResult investigate(InvestigationRequest ignored) {
        changes.settle();
        Outcome outcome = conductOrFail();
        // Detached: a cancelled investigation is closed like any other.
        Workflow.newDetachedCancellationScope(() -> close(outcome)).run();
        return new InvestigationResult(
                request.incidentId(), outcome, modeOrAuto(), corrections.size(), ledger.spending());
    }

    private Outcome conductOrFail() {
        try {
            return conduct();
        } catch (TemporalFailure e) {
            return Failures.outcome(e);
        }
    }

    private Outcome conduct() {
        orient();
        if (worthPlanning()) {
            recall();
            plan();
            probe();
            correct();
            do {
                approve();
                execute();
            } while (goesOn());
        }
        Outcome outcome = diagnose();
        if (!settings.frozen()) {
            consolidate(outcome);
        }
        return outcome;
    }

    private void orient() {
        story.enter(Phase.ORIENT);
        List<Step> steps = ActivityStubs.plan("The first looks").orient(request.incidentId());
        Deque<Step> queue = looking.fresh(steps);
        while (!queue.isEmpty() && !stop.isReached() && looking.runWave(queue, Phase.ORIENT) > 0) {
            tell();
        }
        oriented = looking.evidence().size();
        assess();
    }

    /** Whether there is a question left, an answer of the cluster to plan from, and something to spend. */
    private boolean worthPlanning() {
        return !blind()
                && !diagnosing.certain()
                && (!changes.asksWithinBounds() || !stop.isReached() || extension.isGranted(diagnosing.answered()));
    }

    /** Whether the cluster gave no answer at all: then there is nothing to plan with. */
    private boolean blind() {
        return looking.evidence().stream().allMatch(e -> e.status() == EvidenceStatus.FAILED);
    }

    private void recall() {
        if (settings.capsules()) {
            story.enter(Phase.RECALL);
            capsules = questions.recall(request.incidentId());
            leading = capsules.stream().filter(CapsuleRef::trusted).findFirst().orElse(null);
        }
    }

    private void plan() {
        story.enter(Phase.PLAN);
        questions.plan(planRequest()).ifPresent(this::accept);
    }

    private void probe() {
        if (settings.maxCorrections() == 0 && leading == null) {
            mode = Mode.AUTO;
            story.mode(Mode.AUTO);
            return;
        }
        if (!asking.allows(Role.STUDENT)) {
            return;
        }
        story.enter(Phase.PROBE);
        ProbeRequest question = new ProbeRequest(
                request.incidentId(), currentPlan(), capsules, leadingFailed, settings.maxCorrections());
        questions.probe(question).ifPresent(this::accept);
    }

    private void accept(ProbeReply reply) {
        belief = reply.belief();
        mode = reply.mode();
        story.mode(reply.mode());
        tell();
    }

    private void correct() {
        if (mode == Mode.AUTO
                || corrections.size() >= settings.maxCorrections()
                || stop.isReached()
                || !ledger.affordsTokens(Role.TEACHER)) {
            return;
        }
        story.enter(Phase.CORRECT);
        int round = corrections.size() + 1;
        CorrectRequest question =
                new CorrectRequest(request.incidentId(), round, currentPlan(), belief, ledger.looksLeft());
        questions.correct(question).ifPresent(this::accept);
    }

    private void accept(CorrectReply reply) {
        if (!reply.proceed()) {
            corrections.add(reply.text());
            plan = reply.plan();
        }
        tell();
    }

    private void approve() {
        Plan current = currentPlan();
        if (stop.isReached() || !desk.mustSee(current)) {
            return;
        }
        story.enter(Phase.APPROVE);
        desk.lay(current);
        note("Plan " + current.digest() + " waits for a person", current.digest());
        tell();
        desk.awaitDecision(settings.approvalWindow(), stop, text -> note(text, current.digest()));
        note(desk.close(settings.approvalWindow(), stop), null);
    }

    private void execute() {
        story.enter(Phase.EXECUTE);
        Deque<Step> queue = looking.fresh(currentPlan().steps());
        while (!queue.isEmpty() && !stop.isReached() && !diagnosing.certain()) {
            if (looking.runWave(queue, Phase.EXECUTE) == 0) {
                stop.byNextCommand();
            }
            assess();
            tell();
        }
    }

    /** Decides whether and with which plan the looking goes on. */
    private boolean goesOn() {
        if (stop.isCancelled() || diagnosing.certain()) {
            return false;
        }
        if (stop.isReached()) {
            return extension.isGranted(diagnosing.answered()) && (hasFreshSteps() || lookFurther());
        }
        if (mode == Mode.AUTO && leading != null && !leadingFailed) {
            return fallBackToTeaching();
        }
        return lookFurther();
    }

    /** The capsule's plan was not enough: the same investigation goes on, taught. */
    private boolean fallBackToTeaching() {
        leadingFailed = true;
        questions.extend("What next, without the capsule?", planRequest()).ifPresent(this::accept);
        probe();
        correct();
        return hasFreshSteps();
    }

    private boolean lookFurther() {
        questions.extend("What next?", planRequest()).ifPresent(this::accept);
        if (mode == Mode.COACH) {
            correct();
        }
        return hasFreshSteps();
    }

    private boolean hasFreshSteps() {
        return !looking.fresh(currentPlan().steps()).isEmpty();
    }

    private void assess() {
        diagnosing.assess(looking.evidence().size(), mode);
    }

    private Outcome diagnose() {
        story.enter(Phase.DIAGNOSE);
        return diagnosing.outcome(text -> note(text, null));
    }

    /** What was found stands, whatever becomes of the learning. */
    private void consolidate(Outcome outcome) {
        story.enter(Phase.CONSOLIDATE);
        try {
            Consolidated learned = ActivityStubs.consolidate("What was learned?")
                    .consolidate(new ConsolidateRequest(
                            request.incidentId(),
                            modeOrAuto(),
                            leading,
                            leadingFailed,
                            oriented,
                            outcome,
                            ledger.spending(),
                            ledger.wall()));
            ledger.spend(Role.JUDGE, new Use(0, learned.microUsd()));
        } catch (TemporalFailure e) {
            LOG.warn("nothing was learned from incident {}", request.incidentId(), e);
        }
    }

    private void close(Outcome outcome) {
        ActivityStubs.caseFile("Closes the case file")
                .close(new Closing(request.incidentId(), outcome, mode, corrections.size(), ledger.spending()));
        story.ended(outcome);
        story.conclude(outcome, ledger, looking.evidence(), corrections);
        Workflow.await(Workflow::isEveryHandlerFinished);
    }

    private void accept(PlanReply reply) {
        plan = reply.plan();
        diagnosing.plannedBy(reply.model());
        tell();
    }

    private PlanRequest planRequest() {
        int revision = plan == null ? 1 : plan.revision() + 1;
        return new PlanRequest(
                request.incidentId(),
                revision,
                leadingFailed ? List.of() : capsules,
                ledger.looksLeft(),
                settings.planner());
    }

    private Plan currentPlan() {
        Plan current = plan;
        return current == null ? new Plan(1, "none", List.of()) : current;
    }

    private Mode modeOrAuto() {
        Mode current = mode;
        return current == null ? Mode.AUTO : current;
    }

    private void note(String text, @Nullable String awaitingDigest) {
        ActivityStubs.caseFile(text)
                .note(new Progress(request.incidentId(), story.phase(), mode, ledger.spending(), text, awaitingDigest));
    }

    private void tell() {
        story.tell(ledger, mode, plan, looking.evidence(), diagnosing.best(), corrections);
    }

    @Override
    public InvestigationState state() {
        return new InvestigationState(
                story.phase(),
                mode,
                plan,
                desk.isWaiting(),
                extension.isOffered(),
                corrections.size(),
                looking.evidence().size(),
                diagnosing.best(),
                ledger.budget(),
                ledger.spending());
    }

    @Override
    public DecisionReceipt decide(Decision decision) {
        return desk.decide(decision);
    }

    @Override
    public void validateDecision(Decision decision) {
        desk.validate(decision);
    }

    @Override
    public void decision(Decision decision) {
        desk.accept(decision);
    }

    @Override
    public void extendBudget(BudgetExtension extension) {
        ledger.extend(extension.looks());
    }

    @Override
    public void cancel(Cancellation given) {
        stop.cancel(given);
        asking.interrupt();
    }
}
