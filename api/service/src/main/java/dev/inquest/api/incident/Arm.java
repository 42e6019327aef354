package dev.inquest.api.incident;

import dev.inquest.incident.Role;
import dev.inquest.incident.Settings;

/** A named way to investigate: who plans, with how many corrections, and whether learned capsules may help. */
enum Arm {
    NAIVE(0, false),
    CORRECTED_1(1, false),
    CORRECTED_2(2, false),
    TAUGHT(Settings.MAX_CORRECTIONS, false),
    CAPSULES(Settings.MAX_CORRECTIONS, true),
    DIRECT(0, false);

    private final int corrections;
    private final boolean capsules;

    Arm(int corrections, boolean capsules) {
        this.corrections = corrections;
        this.capsules = capsules;
    }

    int corrections() {
        return corrections;
    }

    boolean capsules() {
        return capsules;
    }

    Role planner() {
        return this == DIRECT ? Role.TEACHER : Role.STUDENT;
    }
}
