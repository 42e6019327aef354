package dev.inquest.incident;

/** How much teaching an investigation gets; chosen from the probe and the capsule's record, with the reason recorded. */
public enum Mode {
    /** No teacher: a trusted capsule leads, or corrections are switched off for this incident. */
    AUTO,
    /** Probe and one correction before looking. */
    PAIRED,
    /** Corrects again after looking. */
    COACH
}
