package dev.inquest.model.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What models write before, and instead of, a number between 0 and 1. */
class StatedConfidenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.7 Service shop/web selects nothing.         | 0.7
            0.70 the Service selects nothing              | 0.7
            0.85. The Deployment web has no ready pods.   | 0.85
            **0.85**: The Deployment                      | 0.85
            .7, the pods                                  | 0.7
            1. The node is gone.                          | 1
            1. Confidence: 0.4 2. The node is gone        | 0.4
            1.0 The node is gone                          | 1
            0                                             | 0
            80% the pods                                  | 0.8
            80 percent, the pods                          | 0.8
            87.5% the pods                                | 0.875
            Confidence: 0.8.                              | 0.8
            confidence is about 0.6, the pods             | 0.6
            Confidence level: 70%                         | 0.7
            The pods, with a confidence of .4             | 0.4
            **Confidence:** 0.8 The pods                  | 0.8
            I am 80% confident                            | 0.8
            I am 0.8 confident that v1.2.3 crashes.       | 0.8
            About 70% sure: 10.0.0.1 refuses connections. | 0.7
            150% the pods                                 | 1
            """)
    void itIsRead(String answer, double confidence) {
        assertThat(StatedConfidence.in(answer)).isEqualTo(confidence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pod web-1 has 1 restart",
                "1 pod of web crashes.",
                "1.2.3 was rolled out and crashes.",
                "0.5.1 crashes.",
                "v0.5 crashes.",
                "The version is 1.2.3.",
                "10.0.0.1 refuses connections.",
                "0.0.0.0 is listened on.",
                "503 since ten",
                "80% of the requests fail.",
                "I am not 100% sure.",
                "Confidence: high.",
                "2 of 3 replicas are ready."
            })
    void whereNoneIsStatedItIsNone(String answer) {
        assertThat(StatedConfidence.in(answer)).isZero();
    }
}
