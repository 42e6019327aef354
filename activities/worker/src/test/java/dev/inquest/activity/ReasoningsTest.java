package dev.inquest.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import dev.inquest.causality.EvidenceReasoning;
import dev.inquest.causality.Reasoned;
import dev.inquest.causality.Reasoning;
import dev.inquest.evidence.EvidenceState;
import dev.inquest.incident.Incident;
import dev.inquest.learn.Arms;
import dev.inquest.observation.Evidence;
import dev.inquest.text.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReasoningsTest {

    private static final Path SHIPPED = Path.of("../../deploy/recordings");

    private final List<String> computed = new ArrayList<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Reasoning rules = new EvidenceReasoning();
    private final Reasonings reasonings = new Reasonings((incident, evidence) -> {
        computed.add(digest(evidence));
        return rules.reason(incident, evidence);
    });

    static Stream<Path> recordings() throws IOException {
        try (Stream<Path> all = Files.list(SHIPPED)) {
            return all.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void ofOverWholeInvestigationEqualsComputingAnew(Path recording) throws IOException {
        // Given
        Incident incident = Arms.incident(recording);
        Arms.Result anew = new Arms().run(recording, incident, "5");

        // When
        Arms.Result kept = new Arms(this::reason).run(recording, incident, "5");

        // Then
        assertThat(kept.assessed()).isEqualTo(anew.assessed());
        assertThat(kept.outcome()).isEqualTo(anew.outcome());
        assertThat(kept.said()).isEqualTo(anew.said());
        assertThat(computed).containsExactlyElementsOf(asked);
    }

    @Test
    void ofOtherIncidentWithSameDigestIsComputedAnew() {
        // Given
        EvidenceState state = new EvidenceState(List.of(), "same");
        Reasoned first = reasonings.of(Observed.incident("checkout answers 503"), state);

        // When
        Reasoned other = reasonings.of(Observed.incident("payments time out"), state);

        // Then
        assertThat(other).isNotSameAs(first);
        assertThat(computed).hasSize(2);
    }

    private Reasoned reason(Incident incident, List<Evidence> evidence) {
        String digest = digest(evidence);
        asked.add(digest);
        return reasonings.of(incident, new EvidenceState(evidence, digest));
    }

    private static String digest(List<Evidence> evidence) {
        String digest = "";
        for (Evidence piece : evidence) {
            digest = Digests.sha256(digest + piece.number() + piece.command() + piece.text());
        }
        return digest;
    }
}
