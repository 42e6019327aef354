package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.support.PostgresResource;
import dev.inquest.support.TemporalServerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A fixed ten of each split of recorded incidents, in the taught arm: the first, the sixth, the eleventh … by name. Only the
 * aggregate is asserted and shown.
 */
@EnabledIfEnvironmentVariable(
        named = "INQUEST_RECORDINGS",
        matches = ".+",
        disabledReason =
                "INQUEST_RECORDINGS names no directory with learn/, dev/ and truth/: no recorded incident was evaluated")
@QuarkusTest
@TestProfile(RecordedSplits.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TemporalServerResource.class)
class RecordedSplitsIT {

    private static final int HOW_MANY = 10;
    private static final int EVERY = 5;
    private static final double BAR = 0.8;

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"learn", "dev"})
    void mostOfTenAreNamedAtOnce(String split) throws IOException {
        assumeTrue(
                RecordedSplits.root().isPresent(),
                "INQUEST_RECORDINGS names no directory with learn/, dev/ and truth/: no recorded incident was evaluated");
        Path root = RecordedSplits.root().orElseThrow();

        Run run = Run.in(
                Map.of("INQUEST_URL", "http://127.0.0.1:" + RestAssured.port, "INQUEST_STATE", home.toString()),
                home,
                "evaluate",
                root.resolve(split).toString(),
                "--truth",
                root.resolve("truth").toString(),
                "--only",
                fixedTen(root.resolve(split)),
                "-o",
                "json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode first = Service.JSON
                .readTree(run.out())
                .path("arms")
                .path("taught")
                .path("all")
                .path("accuracyAt1");
        assertThat(first.path("value").asDouble())
                .as("A@1 over ten of %s", split)
                .isGreaterThanOrEqualTo(BAR);
    }

    private static String fixedTen(Path directory) {
        List<String> names = new RecordingDirectory(directory).names();
        return IntStream.range(0, names.size())
                .filter(i -> i % EVERY == 0)
                .limit(HOW_MANY)
                .mapToObj(names::get)
                .collect(Collectors.joining(",", "{", "}"));
    }
}
