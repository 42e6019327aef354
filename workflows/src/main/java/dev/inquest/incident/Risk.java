package dev.inquest.incident;

/** What a command may do to the cluster or to whoever reads its output. Policy decides by it whether a person must see the plan. */
public enum Risk {
    /** Reads objects, events or derived views. */
    READ,
    /** Reads what may hold personal data or be large: logs, configuration values. */
    SENSITIVE_READ
}
