package dev.inquest.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.command.CommandCatalog;
import dev.inquest.command.catalog.ReadOnlyCatalog;
import dev.inquest.incident.Step;
import dev.inquest.observation.Evidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Composite commands on shipped recordings, with less budget than they want. */
class HardBudgetTest {

    private static final Path SHIPPED = Path.of("../../deploy/recordings");

    private static final List<String> COSTLY = List.of(
            "istioctl analyze -n %s", "inquest topology -n %s", "inquest changes -n %s", "kubectl describe pods -n %s");

    private final CommandCatalog catalog = ReadOnlyCatalog.standard();

    static Stream<Path> recordings() {
        return Stream.of("mesh-503", "kettlewood-503-1", "larder-503-1", "railhop-503-1", "healthy-shop")
                .map(SHIPPED::resolve);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void costlyCommandStaysWithinSmallRemainingBudget(Path recording) throws IOException {
        for (Step step : costly(recording)) {
            for (int budget = 1; budget <= 4; budget++) {
                assertThat(spent(recording, budget, step))
                        .as("%s with %d looks left", step.command(), budget)
                        .isBetween(1, budget);
            }
        }
    }

    private List<Step> costly(Path recording) throws IOException {
        String namespace = Objects.requireNonNull(Arms.incident(recording).namespace());
        return COSTLY.stream()
                .map(line -> catalog.step(line.formatted(namespace), "to see", null, null))
                .toList();
    }

    private int spent(Path recording, int budget, Step step) {
        try (RecordedLooks looks = new RecordedLooks(recording, catalog, budget)) {
            looks.run(List.of(step));
            assertThat(looks.evidence()).extracting(Evidence::command).containsExactly(step.command());
            return budget - looks.left();
        }
    }
}
