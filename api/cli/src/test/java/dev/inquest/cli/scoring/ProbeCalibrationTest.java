package dev.inquest.cli.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ProbeCalibrationTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-9);
    private static final Truth FAULTY = new Truth(
            List.of(new Truth.Root("a/Service/x", List.of(), "routing.wrong", List.of())), List.of(), List.of());
    private static final Truth HEALTHY = new Truth(List.of(), List.of(), List.of());

    /** Right at .9: .01. Wrong at .6: .36. Rightly abstained at .2: .64. */
    @Test
    void whatWasStatedAtTheProbeIsHeldAgainstHowItCameOut() {
        Judged right = probed(.9, "a/Service/x", FAULTY);
        Judged wrong = probed(.6, "a/Service/y", FAULTY);
        Judged abstained = probed(.2, null, HEALTHY);

        Calibration calibration = ProbeCalibration.of(List.of(right, wrong, abstained, probed(null, null, FAULTY)));

        assertThat(calibration.brier()).isEqualTo((.01 + .36 + .64) / 3, EXACT);
        assertThat(calibration.bins())
                .extracting(Calibration.Bin::from, Calibration.Bin::right)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0.0, new Proportion(1, 1)),
                        org.assertj.core.groups.Tuple.tuple(0.5, new Proportion(0, 1)),
                        org.assertj.core.groups.Tuple.tuple(0.9, new Proportion(1, 1)));
    }

    @Test
    void withoutProbesThereIsNothingToShow() {
        Calibration calibration = ProbeCalibration.of(List.of(probed(null, "a/Service/x", FAULTY)));

        assertThat(calibration.brier()).isNaN();
        assertThat(calibration.bins()).isEmpty();
    }

    private static Judged probed(Double confidence, String blamed, Truth truth) {
        List<Answer.Cause> causes =
                blamed == null ? List.of() : List.of(new Answer.Cause(blamed, "routing.wrong", .9, List.of(1)));
        Answer answer = new Answer(
                "r",
                "taught",
                blamed == null ? Answer.NO_FAULT_FOUND : Answer.DIAGNOSED,
                null,
                causes,
                List.of(),
                List.of(),
                1,
                1,
                new Answer.Tokens(0, 0),
                1,
                null,
                null,
                null);
        return new Judged(new Result(answer, List.of(), confidence), truth);
    }
}
