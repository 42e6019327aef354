package dev.inquest.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.casefile.CaseFiles;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Settings;
import dev.inquest.incident.Step;
import dev.inquest.storage.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PlannedStepsTest {

    @Inject
    CaseFiles files;

    @Inject
    PlannedSteps steps;

    private final String id = UUID.randomUUID().toString();

    @Test
    void purposesWithTheSeparatorInThemAreReturnedWhole() {
        // Given
        open();
        steps.rememberSaid(id, List.of(Step.of("kubectl get pods -n shop", "the pods — are they ready?")));
        steps.remember(id, List.of(Step.of("promql 'up{job=\"a — b\"}'", "the target — seen by Prometheus")));

        // When
        Map<String, String> purposes = steps.purposes(id);

        // Then
        assertThat(purposes)
                .containsOnly(
                        Map.entry("kubectl get pods -n shop", "the pods — are they ready?"),
                        Map.entry("promql 'up{job=\"a — b\"}'", "the target — seen by Prometheus"));
    }

    private void open() {
        Incident incident = new Incident(id, "test-" + id, "t", "d", "c", "ns", Instant.EPOCH, List.of(), null);
        QuarkusTransaction.requiringNew().run(() -> files.open(incident, "f1", "incident-" + id, Settings.DEFAULT));
    }
}
