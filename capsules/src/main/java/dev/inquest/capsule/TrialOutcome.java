package dev.inquest.capsule;

/** What became of one use of a capsule version. */
public enum TrialOutcome {
    UNCONFIRMED,
    CONFIRMED,
    REFUTED
}
