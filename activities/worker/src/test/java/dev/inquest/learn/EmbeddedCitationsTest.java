package dev.inquest.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.citation.CitationVerifier;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.RootCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The embedded diagnosis stands the check that a model's has to: every root cause cites evidence of its own investigation that
 * shows its entity. In one thing it may go further, for no text tells it what to think: the peer of a call that a log line
 * tells of is shown by that line. Over the shipped recordings, and over those below INQUEST_RECORDINGS where it is set.
 */
class EmbeddedCitationsTest {

    private static final Path SHIPPED = Path.of("../../deploy/recordings");

    private final Arms arms = new Arms();

    @Test
    void everyRootCauseCitesEvidenceThatShowsIt() throws IOException {
        List<String> unproven = new ArrayList<>();
        int causes = 0;
        for (Path recording : recordings()) {
            Arms.Result result = arms.run(recording, Arms.incident(recording), "5");
            CitationVerifier verifier = new CitationVerifier(result.evidence(), List.of());
            if (result.outcome() instanceof Outcome.Diagnosed diagnosed) {
                for (RootCause root : diagnosed.diagnosis().rootCauses()) {
                    causes++;
                    if (root.evidence().stream()
                            .noneMatch(n -> verifier.shows(n, root.entity()) || isNamed(result, n, root))) {
                        unproven.add(recording.getFileName() + ": " + root.entity() + " " + root.fault() + " cites "
                                + result.evidence().stream()
                                        .filter(e -> root.evidence().contains(e.number()))
                                        .map(e -> e.number() + " " + e.command())
                                        .toList());
                    }
                }
            }
        }
        System.out.println(causes + " root causes checked");
        assertThat(causes).isPositive();
        assertThat(unproven).isEmpty();
    }

    private static boolean isNamed(Arms.Result result, int number, RootCause root) {
        return result.evidence().stream()
                .anyMatch(e -> e.number() == number
                        && e.command().startsWith("kubectl logs ")
                        && e.text().contains(root.entity().name()));
    }

    private static List<Path> recordings() throws IOException {
        List<Path> all = new ArrayList<>(directories(SHIPPED));
        String further = System.getenv("INQUEST_RECORDINGS");
        if (further != null) {
            all.addAll(directories(Path.of(further, "learn")));
        }
        return all;
    }

    private static List<Path> directories(Path root) throws IOException {
        try (Stream<Path> found = Files.list(root)) {
            return found.filter(dir -> Files.exists(dir.resolve("incident.yaml")))
                    .sorted()
                    .toList();
        }
    }
}
