package dev.inquest.cli;

import dev.inquest.text.Money;
import java.math.BigDecimal;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation's models may cost in all, shared out to the investigations under way as a budget of money each: together
 * they cannot spend more than it, but for the call of each that reaches its budget.
 */
final class CostLimit {

    /** A budget without a limit, as the API has it. */
    static final long UNLIMITED = 0;

    /** The largest budget that the API takes. */
    private static final long LARGEST = Money.micros(BigDecimal.valueOf(10_000));

    private final @Nullable Long microUsd;
    private final int slots;
    private final Journal journal;
    private long promised;
    private int underWay;

    private CostLimit(@Nullable Long microUsd, int slots, Journal journal) {
        this.microUsd = microUsd;
        this.slots = slots;
        this.journal = journal;
    }

    /**
     * @param usd in US dollars, or null for any sum
     * @param slots how many investigations there are at a time
     * @param journal knows what was spent
     */
    static CostLimit of(@Nullable BigDecimal usd, int slots, Journal journal) {
        return new CostLimit(usd == null ? null : Money.micros(usd), slots, journal);
    }

    /** The same sum for investigations one after the other: each may have all that is left. */
    CostLimit oneAtATime() {
        return new CostLimit(microUsd, 1, journal);
    }

    /**
     * The budget of an investigation to begin, in millionths of a US dollar: its part of what is left, and if there is so much
     * twice what the dearest so far cost. None is begun with no more than that one cost: it would be cut short, and its money lost.
     * Waits for others to end where only then there is enough.
     *
     * @return {@link #UNLIMITED} without a ceiling; empty when what is left is too little
     */
    synchronized OptionalLong take() {
        while (microUsd != null) {
            long left = microUsd - journal.microUsd() - promised;
            long dearest = journal.dearest();
            if (left > dearest) {
                long part = left / Math.max(1, slots - underWay);
                return OptionalLong.of(promise(Math.min(LARGEST, Math.max(part, Math.min(left, 2 * dearest + 1)))));
            }
            if (underWay == 0) {
                return OptionalLong.empty();
            }
            untilOneEnds();
        }
        return OptionalLong.of(promise(UNLIMITED));
    }

    /** What an earlier run promised to an investigation that still has it. */
    synchronized long promise(long share) {
        underWay++;
        promised += share;
        return share;
    }

    /** The investigation that had this share ended; what it spent is in the journal. */
    synchronized void giveBack(long share) {
        underWay--;
        promised -= share;
        notifyAll();
    }

    /** What to say when it stopped an evaluation. */
    String words(int left) {
        return "Stopped at --max-cost: " + Money.words(journal.microUsd()) + " spent of "
                + (microUsd == null ? "any sum" : Money.words(microUsd)) + ", "
                + Words.count(left, "investigation")
                + " left. To continue, repeat the command with a higher --max-cost.";
    }

    private void untilOneEnds() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while others spend", e);
        }
    }
}
