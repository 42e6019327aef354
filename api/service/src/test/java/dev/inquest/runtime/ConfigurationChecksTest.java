package dev.inquest.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationChecksTest {

    @Test
    void defaultsAreFine() {
        assertThat(problems(Map.of())).isEmpty();
    }

    @Test
    void anAddressThatOthersReachNeedsAToken() {
        assertThat(problems(Map.of("quarkus.http.host", "0.0.0.0")))
                .singleElement()
                .asString()
                .contains("0.0.0.0", "inquest.api.token", "127.0.0.1");
        assertThat(problems(Map.of("quarkus.http.host", "0.0.0.0", "inquest.api.token", "0123456789abcdef")))
                .isEmpty();
    }

    @Test
    void allProblemsAreSaidAtOnce() {
        List<String> problems = problems(Map.of(
                "quarkus.http.host", "10.1.2.3",
                "inquest.api.token", "short",
                "inquest.temporal.target", "temporal",
                "inquest.temporal.ui-url", "temporal/ui",
                "inquest.roles", "api,cook",
                "quarkus.datasource.jdbc.url", "jdbc:mysql://db/inquest",
                "inquest.startup.wait", "a minute",
                "inquest.consolidation.cron", "daily"));

        assertThat(problems).hasSize(7);
        assertThat(String.join("\n", problems))
                .contains(
                        "5 characters",
                        "host:port",
                        "http or https URL",
                        "'cook'",
                        "jdbc:postgresql://",
                        "PT60S",
                        "five fields");
    }

    @Test
    void modelsThatCannotBeAskedAreToldWithTheRest() {
        // Given
        Map<String, String> values = Map.of(
                "inquest.api.token", "short",
                "inquest.student.provider", "openai",
                "inquest.judge.provider", "oracle",
                "inquest.judge.timeout", "soon");

        // When
        List<String> problems = problems(values);

        // Then
        assertThat(problems).first().asString().contains("5 characters");
        assertThat(String.join("\n", problems)).contains("inquest.judge.provider", "oracle", "inquest.judge.timeout");
    }

    @Test
    void rolesThatCouldNeverBePlayedAreAllNamed() {
        // Given
        Map<String, String> values = Map.of(
                "inquest.api.token", "short",
                "inquest.student.provider", "openai",
                "inquest.teacher.provider", "openai");

        // When
        List<String> problems = problems(values);

        // Then
        assertThat(String.join("\n", problems))
                .contains(
                        "5 characters",
                        "inquest.student.base-url is needed",
                        "inquest.student.model is needed",
                        "inquest.teacher.base-url is needed");
    }

    @Test
    void unknownAnalyzersAreRefusedWithTheNearestNames() {
        // Given
        Map<String, String> values = Map.of("inquest.analyzers.disabled", "cron-jobs, pod-statos");

        // When
        List<String> problems = problems(values);

        // Then
        assertThat(problems).singleElement().asString().contains("'pod-statos'", "pod-status");
    }

    private static List<String> problems(Map<String, String> values) {
        return new ConfigurationChecks(
                        new SmallRyeConfigBuilder().withDefaultValues(values).build())
                .problems();
    }
}
