package dev.inquest.activity.probe;

import dev.inquest.capsule.TrialOutcome;
import dev.inquest.incident.CapsuleRef;
import dev.inquest.incident.Mode;
import dev.inquest.investigation.ProbeActivities.ProbeRequest;
import dev.inquest.teaching.Threshold;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How much teaching an investigation gets. A trusted capsule leads alone unless its latest judged trials failed; without one
 * the student's confidence decides between one correction and more.
 *
 * @param mode the mode
 * @param reason why, for people
 */
record ModeChoice(Mode mode, String reason) {

    /** So many refuted trials in a row are no accident: a teacher looks on again. */
    static final int FAILING = 2;

    /**
     * @param confidence the student's own
     * @param threshold from which confidence on one correction is thought to be enough
     * @param record the latest judged trials of a capsule, newest first, at least {@value #FAILING} where there are as many
     */
    static ModeChoice of(
            ProbeRequest request,
            double confidence,
            Threshold threshold,
            Function<CapsuleRef, List<TrialOutcome>> record) {
        Optional<CapsuleRef> trusted = request.capsules().stream()
                .filter(capsule -> capsule.trusted() && !request.capsuleFailed())
                .findFirst();
        boolean failing = trusted.map(record).filter(ModeChoice::failing).isPresent();
        if (trusted.isPresent() && !failing) {
            return new ModeChoice(Mode.AUTO, trustedWords(trusted.get()));
        }
        if (request.maxCorrections() == 0) {
            return new ModeChoice(Mode.AUTO, "corrections are switched off for this incident");
        }
        String why = why(request.capsuleFailed(), trusted.orElse(null));
        if (request.maxCorrections() == 1) {
            return new ModeChoice(Mode.PAIRED, why + "one correction is allowed");
        }
        boolean confident = confidence >= threshold.value();
        return new ModeChoice(confident ? Mode.PAIRED : Mode.COACH, why + confidenceWords(confidence, threshold));
    }

    private static boolean failing(List<TrialOutcome> latest) {
        return latest.size() >= FAILING
                && latest.stream().limit(FAILING).allMatch(outcome -> outcome == TrialOutcome.REFUTED);
    }

    private static String why(boolean capsuleFailed, @Nullable CapsuleRef failing) {
        if (capsuleFailed) {
            return "the capsule's plan was not enough; ";
        }
        return failing == null
                ? "no trusted capsule; "
                : trustedWords(failing) + " but its last " + FAILING + " judged trials were refuted; ";
    }

    private static String trustedWords(CapsuleRef capsule) {
        return String.format(
                Locale.ROOT, "capsule \"%s\" is trusted (success rate %.2f)", capsule.skill(), capsule.successRate());
    }

    private static String confidenceWords(double confidence, Threshold threshold) {
        return String.format(
                Locale.ROOT,
                "the student's confidence is %.2f, %s %.2f, %s",
                confidence,
                confidence >= threshold.value() ? "at or above" : "below",
                threshold.value(),
                threshold.basis());
    }
}
