package dev.inquest.model.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.incident.Role;
import dev.inquest.model.llm.provider.wire.Replies;
import dev.langchain4j.exception.UnsupportedFeatureException;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderRefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "301 | {}                                                              | check inquest.teacher.model and inquest.teacher.base-url",
                "400 | {\"error\":{\"status\":\"INVALID_ARGUMENT\",\"message\":\"API key not valid.\"}} | check inquest.teacher.api-key",
                "400 | The provided model identifier is invalid.                       | check inquest.teacher.model",
                "401 | {}                                                              | check inquest.teacher.api-key",
                "400 | {\"error\":{\"message\":\"Your credit balance is too low to access the API.\"}} | credit or quota is used up",
                "402 | {}                                                              | credit or quota is used up",
                "403 | {}                                                              | check inquest.teacher.api-key",
                "404 | {}                                                              | check inquest.teacher.model and inquest.teacher.base-url",
                "429 | {\"error\":{\"code\":\"insufficient_quota\"}}                   | credit or quota is used up",
            })
    void whatWillBeRefusedAgainIsPermanentAndSaysWhatToChange(int status, String body, String advice) {
        ApplicationFailure failure = ModelFailures.of(Role.TEACHER, Replies.refusal(status, body));

        assertThat(failure.getType()).isEqualTo("MODEL_REJECTED");
        assertThat(failure.isNonRetryable()).isTrue();
        assertThat(failure.getOriginalMessage())
                .startsWith("the teacher's model server refused the request with HTTP " + status)
                .contains(advice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":{\"code\":\"context_length_exceeded\"}}              | the prompt did not fit: set inquest.teacher.context-window",
                "400 | {\"error\":{\"type\":\"exceed_context_size_error\"}}            | the prompt did not fit",
                "400 | This model's maximum context length is 4096 tokens              | the prompt did not fit",
                "400 | {\"error\":{\"message\":\"prompt is too long: 213462 tokens\"}} | the prompt did not fit",
                "400 | The input token count (99) exceeds the maximum                  | the prompt did not fit",
                "400 | Unsupported value: 'temperature'                                | inquest.teacher.zero-temperature",
                "413 | {}                                                              | the prompt did not fit",
                "422 | {}                                                              | inquest.teacher.json-schema",
                "400 | {\"error\":{\"code\":\"content_filter\"}}                     | a content filter may have stopped it",
            })
    void aRequestThatIsRefusedForItselfLeavesTheModelForOthers(int status, String body, String advice) {
        ApplicationFailure failure = ModelFailures.of(Role.TEACHER, Replies.refusal(status, body));

        assertThat(failure.getType()).isEqualTo("MODEL_UNUSABLE");
        assertThat(failure.isNonRetryable()).isTrue();
        assertThat(failure.getOriginalMessage())
                .startsWith("the teacher's model server refused the request with HTTP " + status)
                .contains(advice);
    }

    @ParameterizedTest
    @CsvSource({"408", "409", "425", "429", "500", "502", "503", "529"})
    void whatMayPassIsNot(int status) {
        ApplicationFailure failure = ModelFailures.of(Role.TEACHER, Replies.refusal(status, "overloaded"));

        assertThat(failure.getType()).isEqualTo("MODEL_UNAVAILABLE");
        assertThat(failure.isNonRetryable()).isFalse();
    }

    @Test
    void aServerThatIsAwayMayComeBack() {
        RuntimeException away = new UncheckedIOException(new IOException("refused"));

        assertThat(ModelFailures.of(Role.JUDGE, away).getType()).isEqualTo("MODEL_UNAVAILABLE");
    }

    @Test
    void whatTheLibraryCannotAskForIsPermanent() {
        ApplicationFailure failure = ModelFailures.of(Role.JUDGE, new UnsupportedFeatureException("no schema"));

        assertThat(failure.getType()).isEqualTo("MODEL_REJECTED");
        assertThat(failure.getOriginalMessage()).contains("inquest.judge.json-schema=false");
    }
}
