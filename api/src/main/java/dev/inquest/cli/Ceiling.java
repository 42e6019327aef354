package dev.inquest.cli;

import dev.inquest.incident.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation's models may cost in all.
 *
 * @param microUsd in millionths of a US dollar, or null for any sum
 */
record Ceiling(@Nullable Long microUsd) {

    static Ceiling of(@Nullable BigDecimal usd) {
        return new Ceiling(usd == null ? null : Money.micros(usd));
    }

    /** Whether nothing more may be begun. */
    boolean reachedBy(long spent) {
        return microUsd != null && spent >= microUsd;
    }

    /** What to say when it stopped an evaluation. */
    String words(long spent, int left) {
        return "Stopped at --max-cost: " + Money.words(spent) + " spent of "
                + (microUsd == null ? "any sum" : Money.words(microUsd)) + ", "
                + Words.count(left, "investigation") + " left. The same command with a higher --max-cost goes on.";
    }
}
