package dev.inquest.model.llm.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2015-10-21T07:28:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "17 | PT17S",
                "Wed, 21 Oct 2015 07:29:00 GMT | PT1M",
                "Wed, 21 Oct 2015 07:27:00 GMT | ",
                "soon | ",
                "999999999 | PT6H"
            })
    void retryAfterIsSecondsOrADate(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(wait);
    }
}
