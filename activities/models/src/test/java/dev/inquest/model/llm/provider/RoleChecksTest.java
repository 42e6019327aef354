package dev.inquest.model.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleChecksTest {

    private static final String KEY = "sk-secret-1234567890";

    @TempDir
    Path directory;

    @Test
    void theEmbeddedReasonerNeedsNothing() {
        assertThat(problems(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "openai    | http://localhost:8000/v1           |              |              | ",
                "openai    |                                    | k            |              | ",
                "openai    |                                    |              |              | base-url is needed",
                "azure     | https://r.openai.azure.com         | k            |              | ",
                "azure     |                                    | k            |              | base-url is needed",
                "azure     | https://r.openai.azure.com         |              |              | api-key is needed",
                "anthropic |                                    | k            |              | ",
                "anthropic |                                    |              |              | api-key is needed",
                "gemini    |                                    | k            |              | ",
                "gemini    |                                    |              |              | api-key is needed",
                "ollama    |                                    |              |              | ",
                "mistral   |                                    | k            |              | ",
                "mistral   |                                    |              |              | api-key is needed",
                "bedrock   |                                    |              | eu-central-1 | ",
                "bedrock   |                                    |              |              | region is needed",
                "openai    | localhost:8000                     |              |              | base-url must be an http or https URL",
            })
    void everyProviderNeedsWhatItsClientNeeds(
            String provider, String baseUrl, String key, String region, String problem) {
        List<String> problems = problems(
                given("provider", provider, "model", "m1", "base-url", baseUrl, "api-key", key, "region", region));

        if (problem == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).singleElement().asString().contains("inquest.student." + problem);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeout             | 6m          | timeout must be more than nothing and at most 5 minutes but is PT6M",
                "timeout             | 0s          | timeout must be more than nothing",
                "context-window      | 2000        | context-window must be at least 2048 but is 2000",
                "context-window      | 2048        | context-window is 2048, which leaves less than 1024 tokens",
                "max-output-tokens   | 0           | max-output-tokens must be at least 1 but is 0",
                "max-evidence-tokens | -1          | max-evidence-tokens must be at least 1 but is -1",
                "reasoning-tokens    | -5          | reasoning-tokens must be at least 0 but is -5",
                "price.input         | -0.5        | price.input must not be negative but is -0.5",
                "price.cached        | -1          | price.cached must not be negative",
                "price.output        | -1          | price.output must not be negative",
                "model               | a b         | model must be a name without spaces but is 'a b'",
                "headers.X-Team      | blåbær      | headers.X-Team is no HTTP header",
            })
    void aValueThatCouldNeverWorkIsNamedWithItsBound(String key, String value, String problem) {
        Map<String, String> keys = given("provider", "ollama", "model", "m1");
        keys.put(key, value);

        assertThat(problems(keys)).singleElement().asString().startsWith("inquest.student." + problem);
    }

    @Test
    void allProblemsOfAllRolesAreNamedAtOnce() {
        List<String> problems = RoleChecks.problems(
                Configured.roles(Map.of(
                        "inquest.student.provider", "gemini",
                        "inquest.teacher.provider", "anthropic",
                        "inquest.teacher.reasoning-tokens", "100",
                        "inquest.judge.provider", "azure")),
                false);

        assertThat(problems)
                .contains(
                        "inquest.student.model is needed with inquest.student.provider=gemini",
                        "inquest.teacher.reasoning-tokens must be 0 or at least 1024 with this provider but is 100",
                        "inquest.judge.base-url is needed with inquest.judge.provider=azure")
                .hasSize(8);
    }

    @Test
    void fromACassetteNoKeyIsNeeded() {
        assertThat(RoleChecks.problems(
                        Configured.roles(Map.of(
                                "inquest.student.provider", "anthropic",
                                "inquest.student.model", "m1",
                                "inquest.student.api-key-file", "/gone")),
                        true))
                .isEmpty();
    }

    @Test
    void aKeyComesFromAFileWithWhiteSpaceAround() throws Exception {
        Path file = Files.writeString(directory.resolve("key"), " " + KEY + "\n");

        Map<String, String> keys = given("provider", "gemini", "model", "m1", "api-key-file", file.toString());

        assertThat(problems(keys)).isEmpty();
        assertThat(Keys.of(Configured.student(keys))).isEqualTo(KEY);
    }

    @Test
    void aKeyThatCannotBeUsedIsNamedByItsPropertyAndNeverShown() throws Exception {
        String missing = directory.resolve("missing").toString();
        String empty = Files.writeString(directory.resolve("empty"), "\n").toString();
        String two =
                Files.writeString(directory.resolve("two"), KEY + "\n" + KEY).toString();

        assertThat(keyProblem("api-key-file", missing))
                .contains("api-key-file is " + missing + ", which cannot be read");
        assertThat(keyProblem("api-key-file", empty)).contains("which is empty");
        assertThat(keyProblem("api-key-file", two))
                .contains("which holds no key")
                .doesNotContain(KEY);
        assertThat(keyProblem("api-key", "two " + KEY))
                .contains("api-key is not a key")
                .doesNotContain(KEY);
        assertThat(problems(given("provider", "gemini", "model", "m1", "api-key", KEY, "api-key-file", empty)))
                .singleElement()
                .asString()
                .contains("api-key and api-key-file are both given")
                .doesNotContain(KEY);
    }

    private static String keyProblem(String key, String value) {
        return String.join("; ", problems(given("provider", "gemini", "model", "m1", key, value)));
    }

    private static Map<String, String> given(String... keysAndValues) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (keysAndValues[i + 1] != null) {
                given.put(keysAndValues[i], keysAndValues[i + 1]);
            }
        }
        return given;
    }

    private static List<String> problems(Map<String, String> student) {
        return RoleChecks.problems(
                Configured.roles(student.entrySet().stream()
                        .collect(Collectors.toMap(key -> "inquest.student." + key.getKey(), Map.Entry::getValue))),
                false);
    }
}
