package dev.inquest.model.llm.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.model.Principle;
import dev.inquest.model.llm.prompt.Prompt;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    @Test
    void whatSurroundsTheObjectIsIgnored() {
        Sample sample = Sample.read("Here:\n```json\n" + json("0.5", "fine\\n work") + "\n```")
                .orElseThrow();

        assertThat(sample.scores()).hasSize(5).containsEntry(Principle.CITED, .5);
        assertThat(sample.reason()).isEqualTo("fine work");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.01", "-0.1", "100", "\"0.5\"", "null", "1e999", "true"})
    void aScoreBeyondItsBoundsIsNoScore(String cited) {
        assertThat(Sample.read(json(cited, "perfect"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "I cannot judge this.", "{", "}{", "{\"separating\": 1}", "[1, 1, 1, 1, 1]"})
    void whatIsNoJudgementIsNone(String answer) {
        assertThat(Sample.read(answer)).isEmpty();
    }

    @Test
    void theMedianIsOfEachPrincipleAndItsReasonOfTheNearestSample() {
        Sample median = Sample.median(List.of(sample(.2, "low"), sample(.6, "middle"), sample(1, "high")));

        assertThat(median.total()).isCloseTo(.6, EXACT);
        assertThat(median.reason()).isEqualTo("middle");
        assertThat(Sample.median(List.of(sample(.2, "low"), sample(.4, "high"))).total())
                .isCloseTo(.3, EXACT);
    }

    @Test
    void theSpreadIsThatOfTheTotals() {
        assertThat(Sample.spread(List.of(sample(.2, ""), sample(.6, ""), sample(.9, ""))))
                .isCloseTo(.7, EXACT);
    }

    @Test
    void thePromptNamesEveryPrinciple() {
        String prompt = Prompt.load("judge", 1).text();

        for (Principle principle : Principle.values()) {
            assertThat(prompt)
                    .contains("- " + principle.wireName() + ": ")
                    .contains("\"" + principle.wireName() + "\"");
        }
    }

    private static Sample sample(double score, String reason) {
        Map<Principle, Double> scores = new EnumMap<>(Principle.class);
        for (Principle principle : Principle.values()) {
            scores.put(principle, score);
        }
        return new Sample(scores, reason);
    }

    private static String json(String cited, String reason) {
        return "{\"separating\": 0.5, \"targeted\": 0.5, \"cited\": %s, \"needed\": 0.5, \"thrifty\": 0.5, \"reason\": \"%s\"}"
                .formatted(cited, reason);
    }
}
