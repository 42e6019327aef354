package dev.inquest.activity.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.capsule.TrialOutcome;
import dev.inquest.incident.CapsuleRef;
import dev.inquest.incident.Mode;
import dev.inquest.incident.Plan;
import dev.inquest.investigation.ProbeActivities.ProbeRequest;
import dev.inquest.teaching.StudentRecord;
import dev.inquest.teaching.Threshold;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModeChoiceTest {

    private static final Threshold DEFAULT = Threshold.of(StudentRecord.none("embedded"));
    private static final Threshold LEARNED = new Threshold(.65, "learned from 14 outcomes of openai:m1");
    private static final CapsuleRef TRUSTED = new CapsuleRef("cap-1", 2, "Check endpoints", true, .9, .83, "matched");
    private static final CapsuleRef NEW = new CapsuleRef("cap-2", 1, "Check logs", false, .8, .5, "matched");

    @Test
    void aTrustedCapsuleLeadsAlone() {
        ModeChoice choice = choice(List.of(NEW, TRUSTED), false, 5, 0, DEFAULT, List.of(TrialOutcome.REFUTED));

        assertThat(choice)
                .isEqualTo(new ModeChoice(Mode.AUTO, "capsule \"Check endpoints\" is trusted (success rate 0.83)"));
    }

    @Test
    void aTrustedCapsuleWhoseLatestTrialsFailedIsTaught() {
        List<TrialOutcome> failing = List.of(TrialOutcome.REFUTED, TrialOutcome.REFUTED, TrialOutcome.CONFIRMED);

        ModeChoice choice = choice(List.of(TRUSTED), false, 5, .7, LEARNED, failing);

        assertThat(choice.mode()).isEqualTo(Mode.PAIRED);
        assertThat(choice.reason())
                .isEqualTo(
                        "capsule \"Check endpoints\" is trusted (success rate 0.83) but its last 2 judged trials were"
                                + " refuted; the student's confidence is 0.70, at or above 0.65, learned from 14 outcomes of"
                                + " openai:m1");
    }

    @Test
    void theLearnedThresholdPartsPairedFromCoach() {
        assertThat(choice(List.of(NEW), false, 5, .65, LEARNED, List.of()))
                .isEqualTo(new ModeChoice(
                        Mode.PAIRED,
                        "no trusted capsule; the student's confidence is 0.65, at or above 0.65, learned from 14"
                                + " outcomes of openai:m1"));
        assertThat(choice(List.of(), false, 5, .64, LEARNED, List.of()).mode()).isEqualTo(Mode.COACH);
    }

    @Test
    void withoutOutcomesTheModesAreThoseOfTheDefault() {
        assertThat(choice(List.of(), false, 5, .85, DEFAULT, List.of()).mode()).isEqualTo(Mode.PAIRED);
        assertThat(choice(List.of(), false, 5, .849, DEFAULT, List.of()).mode()).isEqualTo(Mode.COACH);
        assertThat(choice(List.of(), false, 1, 0, DEFAULT, List.of()).mode()).isEqualTo(Mode.PAIRED);
        assertThat(choice(List.of(), false, 0, 0, DEFAULT, List.of()).mode()).isEqualTo(Mode.AUTO);
        assertThat(choice(List.of(TRUSTED), true, 5, 0, DEFAULT, List.of()).mode())
                .isEqualTo(Mode.COACH);
    }

    private static ModeChoice choice(
            List<CapsuleRef> capsules,
            boolean failed,
            int maxCorrections,
            double confidence,
            Threshold threshold,
            List<TrialOutcome> latest) {
        Plan plan = new Plan(1, "student", List.of());
        return ModeChoice.of(
                new ProbeRequest("i-1", plan, capsules, failed, maxCorrections),
                confidence,
                threshold,
                capsule -> latest);
    }
}
