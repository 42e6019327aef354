package dev.inquest.incident;

/** How much a finding matters to an incident. */
public enum Severity {
    /** True and worth knowing; harms nobody by itself. */
    INFO,
    /** May harm, or harmed once. */
    WARNING,
    /** Harms now. */
    ERROR
}
