package dev.inquest.incident;

/** Where an incident stands, as people see it. */
public enum Phase {
    QUEUED,
    ORIENT,
    RECALL,
    PLAN,
    PROBE,
    CORRECT,
    APPROVE,
    EXECUTE,
    DIAGNOSE,
    CONSOLIDATE,
    DONE
}
