package dev.inquest.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.teaching.StudentRecord.Sample;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdTest {

    private static final String MODEL = "openai:m1";

    @Test
    void withoutOutcomesItIsTheDefault() {
        Threshold threshold = Threshold.of(StudentRecord.none("embedded"));

        assertThat(threshold.value()).isEqualTo(.85);
        assertThat(threshold.basis()).isEqualTo("the default: 0 judged outcomes of embedded, too few to learn from");
    }

    @Test
    void fourOutcomesAreTooFewHoweverRight() {
        assertThat(threshold(List.of(some(4, .6, true))).value()).isEqualTo(.85);
    }

    @Test
    void whatNobodyJudgedTeachesNothingButIsTold() {
        Threshold threshold = Threshold.of(new StudentRecord(MODEL, some(1, .9, true), 6, 2));

        assertThat(threshold.value()).isEqualTo(.85);
        assertThat(threshold.basis())
                .isEqualTo("the default: 1 judged outcome of openai:m1, too few to learn from;"
                        + " of 8 that nobody judged 6 ended with a diagnosis");
    }

    @Test
    void theLowestConfidenceFromWhichOnOneCorrectionWasEnoughIsLearned() {
        Threshold threshold = threshold(List.of(some(3, .55, false), some(9, .65, true), some(5, .9, true)));

        assertThat(threshold).isEqualTo(new Threshold(.65, "learned from 14 outcomes of openai:m1"));
    }

    @Test
    void manySureAndRightAnswersDoNotVouchForUnsureAndWrongOnes() {
        Threshold threshold = threshold(List.of(some(5, .6, false), some(60, .95, true)));

        assertThat(threshold.value()).isEqualTo(.95);
    }

    @Test
    void aStudentThatIsSureAndWrongIsTaughtAlmostAlways() {
        Threshold threshold = threshold(List.of(some(2, .9, true), some(4, .95, false)));

        assertThat(threshold.value()).isEqualTo(.99);
        assertThat(threshold.basis())
                .isEqualTo("for of 6 outcomes of openai:m1 at or above 0.85 one correction was enough for 2");
    }

    @Test
    void itStaysWithinItsBounds() {
        assertThat(threshold(List.of(some(20, .1, true), some(5, .52, true))).value())
                .isEqualTo(.52);
        assertThat(threshold(List.of(some(20, .1, true))).value()).isEqualTo(.85);
        assertThat(threshold(List.of(some(9, 1, true))).value()).isEqualTo(.99);
    }

    private static Threshold threshold(List<List<Sample>> samples) {
        List<Sample> all = samples.stream().flatMap(List::stream).toList();
        return Threshold.of(new StudentRecord(MODEL, all, 0, 0));
    }

    private static List<Sample> some(int number, double confidence, boolean enough) {
        return Collections.nCopies(number, new Sample(confidence, enough));
    }
}
