package dev.inquest.investigation.workflow;

import dev.inquest.investigation.Cancellation;
import dev.inquest.text.Counted;
import org.jspecify.annotations.Nullable;

/** What stops the looking before the answer is certain: a budget, a person, or an answer that was not to be had. */
final class EarlyStop {

    private final Ledger ledger;
    private @Nullable Cancellation cancellation;
    private String reason = "";
    private boolean byBudget;

    EarlyStop(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The first cancellation counts. */
    void cancel(Cancellation given) {
        if (cancellation == null) {
            cancellation = given;
        }
    }

    boolean isCancelled() {
        return cancellation != null;
    }

    /** What no larger budget would lift: a person's word or the lack of one, an answer that was not to be had. */
    void forGood(String why) {
        reason = why;
        byBudget = false;
    }

    /** What is left does not cover the next command. */
    void byNextCommand() {
        reason = "what is left of the budget (" + Counted.of(ledger.looksLeft(), "look")
                + ") does not cover the next command";
        byBudget = true;
    }

    /** The budget was extended. */
    void lift() {
        reason = "";
        byBudget = false;
    }

    /** Whether more budget would let the looking go on. */
    boolean isByBudget() {
        return byBudget && cancellation == null;
    }

    /** Whether the looking is to stop now. */
    boolean isReached() {
        if (reason.isEmpty()) {
            reason = ledger.limit();
            byBudget = !reason.isEmpty();
        }
        return cancellation != null || !reason.isEmpty();
    }

    /** What stopped it, in words; empty while nothing did. */
    String words() {
        Cancellation c = cancellation;
        return c == null ? reason : "cancelled by " + c.cancelledBy() + (c.reason() == null ? "" : ": " + c.reason());
    }
}
