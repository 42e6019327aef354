package dev.inquest.causality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.fault.FaultCatalog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultCoverageTest {

    /** Faults that no finding speaks for, with the reason. */
    private static final Map<String, String> WITHOUT_FINDING = Map.of(
            "control-plane.api-server-overloaded", "no finding reads its answers of status 429 or its metrics",
            "node.clock-skew", "no finding compares the times that nodes report",
            "performance.network-bandwidth", "no finding compares throughput with demand");

    @Test
    void everyFaultHasAFindingOrAReason() {
        // Given
        Set<String> withFinding = FaultRules.all().values().stream()
                .flatMap(List::stream)
                .map(rule -> rule.fault().value())
                .collect(Collectors.toSet());

        // When
        Set<String> without = FaultCatalog.all().stream()
                .map(kind -> kind.code().value())
                .filter(fault -> !withFinding.contains(fault))
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(without).isEqualTo(new TreeSet<>(WITHOUT_FINDING.keySet()));
    }
}
