package dev.inquest.model.llm.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.model.llm.redaction.Redaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others wrote, made safe to show. */
class DataTest {

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
