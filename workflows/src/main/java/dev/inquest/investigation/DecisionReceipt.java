package dev.inquest.investigation;

/**
 * What became of a decision.
 *
 * @param planDigest the digest it was for
 * @param verdict what was decided
 * @param decidedBy who decided
 */
public record DecisionReceipt(String planDigest, Decision.Verdict verdict, String decidedBy) {}
