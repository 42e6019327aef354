package dev.inquest.investigation.workflow;

import dev.inquest.incident.Role;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Workflow;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what may be hours away. Nobody is asked once the looking has to stop or whose budget is spent; whoever cancels
 * is not kept waiting for an answer; and an answer that never comes ends the looking, not the investigation.
 */
final class BoundedCall {

    private final Ledger ledger;
    private final EarlyStop stop;
    private final WorkflowVersions changes;
    private final Consumer<String> note;
    private @Nullable CancellationScope waiting;

    /** @param note writes a line of the timeline */
    BoundedCall(Ledger ledger, EarlyStop stop, WorkflowVersions changes, Consumer<String> note) {
        this.ledger = ledger;
        this.stop = stop;
        this.changes = changes;
        this.note = note;
    }

    /** Whether the role would be asked now. */
    boolean allows(Role role) {
        return !changes.asksWithinBounds() || (!stop.isReached() && ledger.affordsModel(role));
    }

    /**
     * The role's answer. There is none where it may not be asked, where a person cancels first, and where the wait was in
     * vain; then the looking is stopped.
     *
     * @param what what is asked for, as in {@code a plan}
     */
    <T> Optional<T> ask(Role role, String what, Supplier<T> call) {
        if (!allows(role)) {
            if (!stop.isReached()) {
                stop.forGood(ledger.spentOn(role));
            }
            return Optional.empty();
        }
        return await("the " + role.name().toLowerCase(Locale.ROOT) + " did not give " + what, call);
    }

    /**
     * The answer of one who has no budget; none as with {@link #ask}.
     *
     * @param inVain what to say when it does not come
     */
    <T> Optional<T> await(String inVain, Supplier<T> call) {
        try {
            return unlessCancelled(call);
        } catch (ActivityFailure e) {
            if (!changes.asksWithinBounds() || !Failures.isOutage(e)) {
                throw e;
            }
            String why =
                    inVain + " within " + DurationWords.words(ActivityStubs.OUTAGE) + " (" + Failures.words(e) + ")";
            stop.forGood(why);
            note.accept(why);
            return Optional.empty();
        }
    }

    /** What the call returns, or nothing when a person cancels first. The workflow's own cancellation is thrown. */
    <T> Optional<T> unlessCancelled(Supplier<T> call) {
        CompletablePromise<T> answer = Workflow.newPromise();
        CancellationScope scope = Workflow.newCancellationScope(() -> answer.complete(call.get()));
        waiting = scope;
        try {
            scope.run();
            return Optional.of(answer.get());
        } catch (TemporalFailure e) {
            boolean byPerson =
                    stop.isCancelled() && !CancellationScope.current().isCancelRequested();
            if (byPerson && Failures.isCancellation(e)) {
                return Optional.empty();
            }
            throw e;
        } finally {
            waiting = null;
        }
    }

    /** Ends the wait for an answer, if there is one, because a person has cancelled. */
    void interrupt() {
        CancellationScope scope = waiting;
        if (scope != null && changes.asksWithinBounds()) {
            scope.cancel(stop.words());
        }
    }
}
