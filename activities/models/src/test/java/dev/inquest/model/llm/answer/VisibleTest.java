package dev.inquest.model.llm.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thoughts are not the answer. */
class VisibleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<think>a {plan}</think> proceed | proceed",
                "<THINKING>a</THINKING>b<think>c</think>d | bd",
                "a, opened by the server</think> proceed | proceed",
                "<think>a, that never ends | ''",
                "0.7 pod <none> fails | 0.7 pod <none> fails"
            })
    void thoughtsAreLeftOut(String answer, String visible) {
        assertThat(Visible.of(answer)).isEqualTo(visible);
    }
}
