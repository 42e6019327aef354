package dev.inquest.investigation.workflow;

import dev.inquest.incident.EvidenceRef;
import dev.inquest.incident.Phase;
import dev.inquest.incident.Step;
import dev.inquest.investigation.ExecuteActivities;
import dev.inquest.investigation.ExecuteActivities.LookRequest;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Carries steps out: numbers the evidence, runs independent looks side by side, and pays for them. */
final class StepRunner {

    /** Looks side by side: enough to hide a slow API, few enough to stop early when the answer is in. */
    private static final int WAVE = 4;

    private final String incidentId;
    private final Ledger ledger;
    private final Set<String> commandsRun = new LinkedHashSet<>();
    private final List<EvidenceRef> evidence = new ArrayList<>();

    StepRunner(String incidentId, Ledger ledger) {
        this.incidentId = incidentId;
        this.ledger = ledger;
    }

    List<EvidenceRef> evidence() {
        return evidence;
    }

    /** The steps that were not run yet, in order. */
    Deque<Step> fresh(List<Step> steps) {
        Deque<Step> fresh = new ArrayDeque<>();
        for (Step step : steps) {
            if (!commandsRun.contains(step.command())) {
                fresh.add(step);
            }
        }
        return fresh;
    }

    /**
     * Takes the next affordable steps off the queue and runs them; a step that no longer fits the budget stays.
     *
     * @return how many were run
     */
    int runWave(Deque<Step> queue, Phase phase) {
        long begun = Workflow.currentTimeMillis();
        List<Step> steps = affordable(queue);
        int spare = ledger.looksLeft() - steps.stream().mapToInt(Step::looks).sum();
        List<Promise<EvidenceRef>> wave = new ArrayList<>();
        for (Step step : steps) {
            // Reserved before anything runs: what all of the wave may cost at most is no more than what is left.
            int extra = Math.min(spare, step.looks());
            spare -= extra;
            wave.add(schedule(step, phase, step.looks() + extra));
        }
        for (Promise<EvidenceRef> look : wave) {
            EvidenceRef ref = look.get();
            evidence.add(ref);
            ledger.spend(ref);
        }
        ledger.tick(Duration.ofMillis(Workflow.currentTimeMillis() - begun));
        return wave.size();
    }

    private List<Step> affordable(Deque<Step> queue) {
        List<Step> steps = new ArrayList<>();
        int looksPromised = 0;
        while (steps.size() < WAVE && !queue.isEmpty() && ledger.affords(queue.peek(), looksPromised, steps.size())) {
            Step step = queue.remove();
            looksPromised += step.looks();
            steps.add(step);
        }
        return steps;
    }

    private Promise<EvidenceRef> schedule(Step step, Phase phase, int maxLooks) {
        commandsRun.add(step.command());
        int number = commandsRun.size();
        ExecuteActivities stub = ActivityStubs.look(number, step.command());
        return Async.function(stub::look, new LookRequest(incidentId, number, step.command(), phase, maxLooks));
    }
}
