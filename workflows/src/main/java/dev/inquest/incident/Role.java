package dev.inquest.incident;

/** Who speaks in an investigation. */
public enum Role {
    /** Investigates: plans, answers the probe, extends the plan. */
    STUDENT,
    /** Probes and corrects the student. */
    TEACHER,
    /** Scores how an investigation was conducted, when it is over. */
    JUDGE
}
