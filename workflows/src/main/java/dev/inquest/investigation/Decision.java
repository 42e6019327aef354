package dev.inquest.investigation;

import org.jspecify.annotations.Nullable;

/**
 * A person's word on a plan, bound to the plan's digest.
 *
 * @param planDigest the digest of the plan that was seen
 * @param verdict what was decided
 * @param decidedBy who decided
 * @param comment why, or null
 */
public record Decision(
        String planDigest,
        Verdict verdict,
        String decidedBy,
        @Nullable String comment) {

    /** What a person may decide. */
    public enum Verdict {
        APPROVE,
        REJECT
    }
}
