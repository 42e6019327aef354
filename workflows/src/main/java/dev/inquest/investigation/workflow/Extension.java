package dev.inquest.investigation.workflow;

import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * At the limit, without an answer, a person may grant more looks for a while; the best hypothesis is already published.
 * Where more looks would not let the looking go on (tokens, money or time are spent), none are asked for.
 */
final class Extension {

    private final Duration window;
    private final Ledger ledger;
    private final EarlyStop stop;
    private final WorkflowVersions changes;
    private final Consumer<String> note;
    private boolean offered;

    /**
     * @param window how long it is offered; zero offers none
     * @param note writes a line of the timeline
     */
    Extension(Duration window, Ledger ledger, EarlyStop stop, WorkflowVersions changes, Consumer<String> note) {
        this.window = window;
        this.ledger = ledger;
        this.stop = stop;
        this.changes = changes;
        this.note = note;
    }

    /** Whether it is offered now. */
    boolean isOffered() {
        return offered;
    }

    /**
     * Offers it and waits; whether it was granted, and the stop lifted.
     *
     * @param answered whether there is an answer: then none is offered
     */
    boolean isGranted(boolean answered) {
        if (answered || window.isZero() || !stop.isByBudget() || !looksWouldDo()) {
            return false;
        }
        int before = ledger.budget().looks();
        offered = true;
        note.accept(stop.words() + "; an extension is offered for " + DurationWords.words(window));
        Workflow.await(window, () -> ledger.budget().looks() > before || stop.isCancelled());
        offered = false;
        if (ledger.budget().looks() == before || stop.isCancelled()) {
            return false;
        }
        stop.lift();
        return true;
    }

    private boolean looksWouldDo() {
        return !changes.asksWithinBounds() || ledger.limitBesideLooks().isEmpty();
    }
}
