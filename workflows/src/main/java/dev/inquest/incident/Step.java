package dev.inquest.incident;

import dev.inquest.text.Shorten;
import org.jspecify.annotations.Nullable;

/**
 * One command of a plan with why it is run.
 *
 * @param command the canonical command line, as the catalogue renders it
 * @param purpose what it is run for; at most 160 characters
 * @param confirms what in the output would confirm the suspicion, or null
 * @param refutes what in the output would refute it, or null
 * @param looks its estimated cost in looks, at least 1
 * @param risk what the command may do
 */
public record Step(
        String command,
        String purpose,
        @Nullable String confirms,
        @Nullable String refutes,
        int looks,
        Risk risk) {

    public Step {
        Require.text(command, "step command");
        purpose = Shorten.to(160, purpose == null ? "" : purpose);
        confirms = confirms == null ? null : Shorten.to(120, confirms);
        refutes = refutes == null ? null : Shorten.to(120, refutes);
        Require.atLeast(looks, 1, "step looks");
        risk = risk == null ? Risk.READ : risk;
    }

    /** A read of one look, with its purpose only. */
    public static Step of(String command, String purpose) {
        return new Step(command, purpose, null, null, 1, Risk.READ);
    }
}
