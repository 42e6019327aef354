package dev.inquest.activity.probe;

import dev.inquest.incident.CapsuleRef;
import dev.inquest.incident.Mode;
import java.util.List;
import java.util.Locale;

/**
 * How much teaching an investigation gets.
 *
 * @param mode the mode
 * @param reason why, for people
 */
record ModeChoice(Mode mode, String reason) {

    /** From this confidence on, one correction is thought to be enough. */
    static final double CONFIDENT = 0.85;

    static ModeChoice of(List<CapsuleRef> capsules, boolean capsuleFailed, int maxCorrections, double confidence) {
        if (!capsuleFailed) {
            for (CapsuleRef capsule : capsules) {
                if (capsule.trusted()) {
                    return new ModeChoice(
                            Mode.AUTO,
                            String.format(
                                    Locale.ROOT,
                                    "capsule \"%s\" is trusted (success rate %.2f)",
                                    capsule.skill(),
                                    capsule.successRate()));
                }
            }
        }
        if (maxCorrections == 0) {
            return new ModeChoice(Mode.AUTO, "corrections are switched off for this incident");
        }
        String why = capsuleFailed ? "the capsule's plan was not enough; " : "no trusted capsule; ";
        if (maxCorrections == 1) {
            return new ModeChoice(Mode.PAIRED, why + "one correction is allowed");
        }
        String confident = String.format(Locale.ROOT, "the student's confidence is %.2f", confidence);
        return confidence >= CONFIDENT
                ? new ModeChoice(Mode.PAIRED, why + confident)
                : new ModeChoice(Mode.COACH, why + confident);
    }
}
