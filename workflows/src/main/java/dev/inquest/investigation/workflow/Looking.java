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
final class Looking {

    /** Looks side by side: enough to hide a slow API, few enough to stop early when the answer is in. */
    private static final int WAVE = 4;

    private final String incidentId;
    private final Ledger ledger;
    private final Set<String> commandsRun = new LinkedHashSet<>();
    private final List<EvidenceRef> evidence = new ArrayList<>();

    Looking(String incidentId, Ledger ledger) {
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
        List<Promise<EvidenceRef>> wave = new ArrayList<>();
        long begun = Workflow.currentTimeMillis();
        int looksPromised = 0;
        while (wave.size() < WAVE && !queue.isEmpty() && ledger.affords(queue.peek(), looksPromised, wave.size())) {
            Step step = queue.remove();
            looksPromised += step.looks();
            wave.add(schedule(step, phase, ledger.looksLeft() - looksPromised + step.looks()));
        }
        for (Promise<EvidenceRef> look : wave) {
            EvidenceRef ref = look.get();
            evidence.add(ref);
            ledger.spend(ref);
        }
        ledger.tick(Duration.ofMillis(Workflow.currentTimeMillis() - begun));
        return wave.size();
    }

    private Promise<EvidenceRef> schedule(Step step, Phase phase, int looksFree) {
        commandsRun.add(step.command());
        int number = commandsRun.size();
        // Side by side, steps share what is left: none may take more than twice its estimate while others wait.
        int maxLooks = Math.max(step.looks(), Math.min(looksFree, 2 * step.looks()));
        ExecuteActivities stub = ActivityStubs.look(number, step.command());
        return Async.function(stub::look, new LookRequest(incidentId, number, step.command(), phase, maxLooks));
    }
}
