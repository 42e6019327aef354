package dev.inquest.incident;

/** How a look went. A refused or failed look is evidence too. */
public enum EvidenceStatus {
    /** The output shows what was asked. */
    OK,
    /** The cluster answered that the thing does not exist. */
    ABSENT,
    /** The cluster refused (RBAC, or not recorded): nothing may be concluded about it. */
    REFUSED,
    /** No answer: unreachable, timed out, or an error of the server. */
    FAILED
}
