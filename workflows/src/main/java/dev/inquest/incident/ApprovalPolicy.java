package dev.inquest.incident;

/** Which plans a person must see before they run. */
public enum ApprovalPolicy {
    /** None: every command is read-only. */
    NEVER,
    /** Plans with a step that reads sensitive data (logs, configuration values). */
    SENSITIVE,
    /** Every plan, and every change of it. */
    ALWAYS
}
