package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inquest.model.llm.provider.RolesConfig;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ModelOptionsTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "MY_KEY", "sk-1",
            "INQUEST_STUDENT_API_KEY", "sk-2",
            "INQUEST_STUDENT_HEADERS_X_TOKEN", "sk-3",
            "INQUEST_TEACHER_HEADERS__X_TOKEN_", "sk-4",
            "INQUEST_STUDENT_MODEL", "of-the-environment",
            "INQUEST_STUDENT_TIMEOUT", "PT3M",
            "INQUEST_PORT", "8080");

    @Test
    void optionsBecomeVariablesOfTheServiceAndWinOverThoseOfTheEnvironment() {
        ModelSettings settings = settings("--student openai:small:v2 --base-url http://127.0.0.1:8000/v1"
                + " --api-key-env MY_KEY --price-input 0.4 --context-window 4096 --no-json-schema"
                + " --teacher anthropic:big");

        assertThat(settings.variables().entrySet())
                .extracting(Object::toString)
                .containsExactly(
                        "INQUEST_STUDENT_BASE_URL=http://127.0.0.1:8000/v1",
                        "INQUEST_STUDENT_CONTEXT_WINDOW=4096",
                        "INQUEST_STUDENT_JSON_SCHEMA=false",
                        "INQUEST_STUDENT_MODEL=small:v2",
                        "INQUEST_STUDENT_PRICE_INPUT=0.4",
                        "INQUEST_STUDENT_PROVIDER=openai",
                        "INQUEST_STUDENT_TIMEOUT=PT3M",
                        "INQUEST_TEACHER_MODEL=big",
                        "INQUEST_TEACHER_PROVIDER=anthropic");
        assertThat(settings.keys())
                .as("no key, only who holds it")
                .containsExactly(Map.entry("INQUEST_STUDENT_API_KEY", "MY_KEY"));
        assertThat(settings.words()).isEqualTo("student openai:small:v2, teacher anthropic:big, judge embedded");
        assertThat(settings.unpriced()).containsExactly("TEACHER");
    }

    @Test
    void whatItCostsAndWhoPaysDecidesNoAnswer() {
        ModelSettings cheap = settings("--student openai:a --price-input 1");
        ModelSettings dear = settings("--student openai:a --price-input 9 --price-output 9 --api-key-env MY_KEY");

        assertThat(cheap.identity())
                .isEqualTo(dear.identity())
                .doesNotContain("sk-")
                .isNotEqualTo(settings("--student openai:b").identity())
                .isNotEqualTo(
                        settings("--student openai:a --context-window 4096").identity());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--student small",
                "--student openai:",
                "--student embedded:x",
                "--student nobody:x",
                "--student openai:x --base-url 127.0.0.1",
                "--student openai:x --base-url http://ada:secret@model/v1",
                "--student openai:x --price-input -1",
                "--student openai:x --context-window 5",
                "--student openai:x --api-key-env sk-123",
                "--student openai:x --api-key-env NOT_SET",
                "--student embedded --context-window 4096",
                "--context-window 4096",
                "--teacher-base-url http://model/v1"
            })
    void whatCannotBeConfiguredIsSaidBeforeAnythingIsStarted(String line) {
        assertThatThrownBy(() -> settings(line))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains("--")
                .doesNotContain("secret");
    }

    @Test
    void theProvidersAreThoseOfTheService() {
        assertThat(ModelSettings.PROVIDERS)
                .containsExactlyElementsOf(Stream.of(RolesConfig.Provider.values())
                        .map(p -> p.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static ModelSettings settings(String line) {
        ModelOptions options = new ModelOptions();
        new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options)).parseArgs(line.split(" "));
        return options.over(ENVIRONMENT);
    }
}
