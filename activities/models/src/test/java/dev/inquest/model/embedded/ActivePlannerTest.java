package dev.inquest.model.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import dev.inquest.causality.EvidenceReasoning;
import dev.inquest.causality.Reasoning;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Step;
import dev.inquest.model.Situation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivePlannerTest {

    private final Reasoning reasoning = new EvidenceReasoning();
    private final Incident incident = Observed.incident("till answers with errors");
    private final ActivePlanner planner = new ActivePlanner(new FakeCatalog());

    private List<Step> next(Observed observed, int looksLeft) {
        return planner.next(new Situation(
                        incident,
                        observed.evidence(),
                        reasoning.assess(incident, observed.evidence()),
                        List.of(),
                        List.of(),
                        looksLeft))
                .steps();
    }

    @Test
    void aPodThatDoesNotRunIsLookedAtFirst() {
        // When
        List<Step> steps = next(
                new Observed()
                        .pod("till-6d5fdb58ff-abcde", "1/1", "Running", "0")
                        .pod("ledger-6d5fdb58ff-fghij", "0/1", "CrashLoopBackOff", "4"),
                30);

        // Then
        assertThat(steps).isNotEmpty().hasSizeLessThanOrEqualTo(3).allSatisfy(s -> assertThat(s.command())
                .contains("ledger-6d5fdb58ff-fghij"));
        assertThat(steps.get(0).confirms()).isNotBlank();
        assertThat(steps.get(0).refutes()).isNotBlank();
    }

    @Test
    void whereAllRunTheWiringComesFirst() {
        // When the page names none of those that run
        List<Step> steps = next(new Observed().pod("ledger-6d5fdb58ff-abcde", "1/1", "Running", "0"), 30);

        // Then
        assertThat(steps).extracting(Step::command).contains("kubectl get endpoints -n ns");
    }

    @Test
    void itKeepsToItsLooksAndEnds() {
        // Given everything the planner ever wanted was looked at, and showed nothing
        Observed observed = new Observed().pod("till-6d5fdb58ff-abcde", "1/1", "Running", "0");
        int rounds = 0;
        for (List<Step> steps = next(observed, 30); !steps.isEmpty() && rounds < 30; steps = next(observed, 30)) {
            steps.forEach(s -> observed.add(s.command(), EvidenceStatus.OK));
            rounds++;
        }

        // When
        List<Step> more = next(observed, 30);

        // Then
        assertThat(more).isEmpty();
        assertThat(rounds).isLessThan(20);
        assertThat(next(new Observed().pod("till-0", "0/1", "CrashLoopBackOff", "4"), 1))
                .hasSizeLessThanOrEqualTo(1);
    }
}
