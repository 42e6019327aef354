package dev.inquest.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Analyzers;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.causality.EvidenceReasoning;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class AnalyzerSettingsTest {

    private static final Incident INCIDENT = new Incident("i", "test", "t", "d", "c", "ns", null, List.of(), null);

    @Test
    void namesOfAnalyzersAreUnique() {
        assertThat(EvidenceReasoning.allAnalyzers())
                .extracting(Analyzer::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void disabledAnalyzersDoNotRun() {
        // Given
        Config config = new SmallRyeConfigBuilder()
                .withDefaultValues(Map.of(AnalyzerSettings.DISABLED, "cron-jobs,pod-status"))
                .build();

        // When
        List<Analyzer> enabled = AnalyzerSettings.enabled(config);

        // Then
        assertThat(enabled)
                .hasSize(EvidenceReasoning.allAnalyzers().size() - 2)
                .extracting(Analyzer::name)
                .doesNotContain("cron-jobs", "pod-status");
    }

    @Test
    void failingAnalyzerIsCountedAndTheOthersAreTimed() {
        // Given
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Analyzers analyzers = new Analyzers(List.of(new Failing(), new Idle()), new AnalyzerMetrics(meters));

        // When
        Analyzers.Result result = analyzers.run(EvidenceIndex.of(List.of()), INCIDENT);

        // Then
        assertThat(result.notes()).singleElement().asString().contains("failing", "StackOverflowError");
        assertThat(meters.get("inquest.analyzer.failures")
                        .tag("analyzer", "failing")
                        .counter()
                        .count())
                .isOne();
        assertThat(meters.get("inquest.analyzer.duration")
                        .tag("analyzer", "idle")
                        .timer()
                        .count())
                .isOne();
    }

    private static final class Failing implements Analyzer {
        @Override
        public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
            throw new StackOverflowError();
        }
    }

    private static final class Idle implements Analyzer {
        @Override
        public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
            return List.of();
        }
    }
}
