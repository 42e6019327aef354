package dev.inquest.model.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallPartsTest {

    private static final Instant NOW = Instant.parse("2015-10-21T07:28:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "17 | PT17S",
                "Wed, 21 Oct 2015 07:29:00 GMT | PT1M",
                "Wed, 21 Oct 2015 07:27:00 GMT | ",
                "soon | ",
                "999999999 | PT1H"
            })
    void retryAfterIsSecondsOrADate(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DB_PASSWORD=abc next | DB_PASSWORD=[redacted] next",
                "{\"apiKey\": \"abc\", \"a\": 1} | {\"apiKey\": \"[redacted]\", \"a\": 1}",
                "Authorization: Bearer abcdefgh123 | Authorization: Bearer [redacted]",
                "postgres://app:pw@db:5432/x | postgres://app:[redacted]@db:5432/x",
                "automountServiceAccountToken: false | automountServiceAccountToken: false",
                "secretName: db-credentials | secretName: db-credentials"
            })
    void whatLooksLikeACredentialIsRemoved(String text, String clean) {
        assertThat(Redaction.of(text)).isEqualTo(clean);
    }

    @Test
    void aTextCannotCloseItsOwnFence() {
        String inner = Fence.around("x");

        String outer = Fence.around(inner);

        String mark = outer.substring("<<<DATA ".length(), outer.indexOf('\n'));
        assertThat(inner).doesNotContain(mark);
        assertThat(outer).endsWith(mark + " DATA>>>\n");
    }
}
