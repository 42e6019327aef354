package dev.inquest.investigation.workflow;

import dev.inquest.incident.CapsuleRef;
import dev.inquest.incident.Diagnosis;
import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceRef;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.FaultCode;
import dev.inquest.incident.Mode;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Plan;
import dev.inquest.incident.RootCause;
import dev.inquest.incident.Step;
import dev.inquest.investigation.CaseFileActivities;
import dev.inquest.investigation.ConsolidateActivities;
import dev.inquest.investigation.CorrectActivities;
import dev.inquest.investigation.DiagnoseActivities;
import dev.inquest.investigation.ExecuteActivities;
import dev.inquest.investigation.PlanActivities;
import dev.inquest.investigation.ProbeActivities;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * All activities, scripted: a look at {@code deciding} makes the assessment certain; the student plans {@code plans} one
 * after the other; a correction adds the commands of {@code correctionsToGive}.
 */
final class ScriptedWorld
        implements PlanActivities,
                ProbeActivities,
                CorrectActivities,
                ExecuteActivities,
                DiagnoseActivities,
                ConsolidateActivities,
                CaseFileActivities {

    final List<String> calls = new CopyOnWriteArrayList<>();
    /** What happens before a call is answered, by its name. */
    final Map<String, Runnable> hooks = new ConcurrentHashMap<>();
    /** What a call fails with, again and again, by its name. */
    final Map<String, RuntimeException> failures = new ConcurrentHashMap<>();

    final List<String> looked = new CopyOnWriteArrayList<>();
    final List<Progress> notes = new CopyOnWriteArrayList<>();
    final List<Closing> closings = new CopyOnWriteArrayList<>();
    final List<ConsolidateRequest> consolidated = new CopyOnWriteArrayList<>();

    List<String> firstLooks = List.of("kubectl get pods -n shop");
    List<List<String>> plans = new ArrayList<>(List.of(List.of("kubectl logs web-1 -n shop")));
    List<List<String>> correctionsToGive = new ArrayList<>();
    List<CapsuleRef> library = List.of();
    Mode mode = Mode.COACH;
    String deciding = "nothing decides";
    EvidenceStatus status = EvidenceStatus.OK;
    int looksEach = 1;
    /** Whether each look costs all that it may. */
    boolean greedy;

    boolean certain = true;
    long microUsd;
    String planner;
    Outcome reading;

    private int planned;

    private void happens(String name) {
        hooks.getOrDefault(name, () -> {}).run();
    }

    private void called(String name) {
        calls.add(name);
        happens(name);
        RuntimeException failure = failures.get(name);
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public List<Step> orient(String incidentId) {
        called("orient");
        return steps(firstLooks);
    }

    @Override
    public PlanReply plan(PlanRequest request) {
        called("plan");
        return next(request);
    }

    @Override
    public PlanReply extend(PlanRequest request) {
        called("extend");
        return next(request);
    }

    private synchronized PlanReply next(PlanRequest request) {
        List<String> commands = planned < plans.size() ? plans.get(planned++) : List.of();
        return new PlanReply(new Plan(request.revision(), "student", steps(commands)), 10, microUsd, planner);
    }

    @Override
    public ProbeReply probe(ProbeRequest request) {
        called("probe");
        Mode chosen = request.capsuleFailed() ? Mode.PAIRED : mode;
        return new ProbeReply("the application is broken", 0.4, chosen, "scripted", 20, 0);
    }

    @Override
    public CorrectReply correct(CorrectRequest request) {
        called("correct-" + request.round());
        if (correctionsToGive.isEmpty()) {
            return new CorrectReply(true, "proceed", request.plan(), 5, 0);
        }
        Plan plan = new Plan(
                request.plan().revision() + 1, "correction-" + request.round(), steps(correctionsToGive.remove(0)));
        return new CorrectReply(false, "look elsewhere", plan, 50, 0);
    }

    @Override
    public EvidenceRef look(LookRequest request) {
        happens("look");
        looked.add(request.command());
        return new EvidenceRef(
                request.number(),
                request.command(),
                status,
                greedy ? request.maxLooks() : looksEach,
                7,
                "digest" + request.number(),
                "seen");
    }

    @Override
    public Assessment assess(AssessRequest request) {
        return new Assessment(
                looked.size(), List.of(), List.of(), certain && looked.contains(deciding), false, "chain");
    }

    @Override
    public Outcome diagnose(DiagnoseRequest request) {
        called("diagnose");
        if (!looked.contains(deciding)) {
            String reason = request.limit().isEmpty() ? "nothing explains the symptoms" : request.limit();
            return new Outcome.Inconclusive(reason, List.of(), null);
        }
        RootCause root = new RootCause(
                Entity.of("shop", "Service", "web"),
                FaultCode.of("routing.service-port-mismatch"),
                0.9,
                "wrong port",
                List.of(1),
                "mend the port");
        return new Outcome.Diagnosed(new Diagnosis(List.of(root), List.of(), List.of(), 0.9, List.of()), List.of());
    }

    @Override
    public ReadReply diagnoseByModel(ReadRequest request) {
        called("diagnoseByModel");
        return new ReadReply(reading == null ? request.embedded() : reading, 33, 7, "the model has read the evidence");
    }

    @Override
    public List<CapsuleRef> recall(String incidentId) {
        called("recall");
        return library;
    }

    @Override
    public Consolidated consolidate(ConsolidateRequest request) {
        called("consolidate");
        consolidated.add(request);
        return new Consolidated("learned", List.of(), 0.5, 0);
    }

    @Override
    public void note(Progress progress) {
        notes.add(progress);
    }

    @Override
    public void close(Closing closing) {
        happens("close");
        closings.add(closing);
    }

    List<String> sortedLooks() {
        List<String> sorted = new ArrayList<>(looked);
        Collections.sort(sorted);
        return sorted;
    }

    /** Holds an answer back. */
    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Step> steps(List<String> commands) {
        return commands.stream().map(c -> Step.of(c, "to see")).toList();
    }
}
