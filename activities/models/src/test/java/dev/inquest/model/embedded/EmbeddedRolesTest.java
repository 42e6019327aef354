package dev.inquest.model.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import dev.inquest.causality.EvidenceReasoning;
import dev.inquest.causality.Reasoning;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Step;
import dev.inquest.model.Situation;
import dev.inquest.model.Student;
import dev.inquest.model.Teacher;
import dev.inquest.observation.Tokens;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmbeddedRolesTest {

    private final FakeCatalog catalog = new FakeCatalog();
    private final Reasoning reasoning = new EvidenceReasoning();
    private final Incident incident = Observed.incident("till answers 503");

    private Situation situation(Observed observed, List<Step> seed, int looksLeft) {
        return new Situation(
                incident,
                observed.evidence(),
                reasoning.assess(incident, observed.evidence()),
                seed,
                List.of(),
                looksLeft);
    }

    private static Observed ready() {
        return new Observed()
                .pod("ledger-6d5fdb58ff-fghij", "2/2", "Running", "0")
                .pod("till-6d5fdb58ff-abcde", "2/2", "Running", "0");
    }

    @Test
    void orientingIsFourLooksAtMost() {
        assertThat(new Orienting(catalog).steps(incident)).hasSizeLessThanOrEqualTo(Orienting.LOOKS);
    }

    @Test
    void theStudentLooksAtPodsTheirLogsAndEventsOnly() {
        // When
        Student.Draft draft = new EmbeddedStudent(catalog).plan(situation(ready(), List.of(), 30));

        // Then
        assertThat(draft.steps())
                .extracting(Step::command)
                .contains("kubectl describe pod till-6d5fdb58ff-abcde -n ns")
                .allMatch(c -> c.matches("kubectl (get (pods|events|deployments)|describe pod|logs) .*"));
        assertThat(draft.use().tokens()).isPositive();
    }

    @Test
    void theStudentFollowsASeedExactly() {
        // Given
        List<Step> seed =
                List.of(Step.of("kubectl get endpoints -n ns", "a"), Step.of("kubectl get services -n ns", "b"));

        // When
        Student.Draft draft = new EmbeddedStudent(catalog).plan(situation(ready(), seed, 30));

        // Then
        assertThat(draft.steps()).isEqualTo(seed);
    }

    @Test
    void theStudentKeepsWithinItsLooks() {
        // When
        Student.Draft draft = new EmbeddedStudent(catalog).plan(situation(ready(), List.of(), 2));

        // Then
        assertThat(draft.steps()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aBeliefHasFiftyTokensAtMost() {
        // Given
        Situation situation =
                situation(new Observed().pod("a".repeat(200), "0/1", "CrashLoopBackOff", "9"), List.of(), 9);
        Plan plan = new Plan(
                1, "student", new EmbeddedStudent(catalog).plan(situation).steps());

        // When
        Student.Belief belief = new EmbeddedStudent(catalog).probe(situation, plan);

        // Then
        assertThat(Tokens.count(belief.text())).isLessThanOrEqualTo(50);
    }

    @Test
    void theTeacherCorrectsTheHopsFirstAndThenTheWiring() {
        // Given
        Teacher teacher = new EmbeddedTeacher(catalog);
        Situation situation = situation(ready(), List.of(), 30);
        Plan plan = new Plan(
                1, "student", new EmbeddedStudent(catalog).plan(situation).steps());

        // When
        Teacher.Advice first = teacher.correct(situation, plan, "no idea", 1);
        Situation later = situation(
                first.steps().stream()
                        .reduce(
                                ready().listing("NetworkPolicy"),
                                (seen, step) -> seen.add(step.command(), EvidenceStatus.OK),
                                (one, other) -> one),
                List.of(),
                30);
        Teacher.Advice second = teacher.correct(later, new Plan(2, "correction-1", List.of()), "no idea", 2);

        // Then
        assertThat(first.proceed()).isFalse();
        assertThat(first.steps().get(0).command()).matches("kubectl logs till-\\S+ -n ns -c istio-proxy");
        assertThat(first.text()).contains("+ kubectl logs ledger-").doesNotContain("peerauthentications");
        assertThat(second.text()).contains("+ kubectl get endpoints -n ns");
        assertThat(Tokens.count(first.text())).isLessThanOrEqualTo(200);
        assertThat(Tokens.count(second.text())).isLessThanOrEqualTo(200);
    }

    @Test
    void theTeacherEndsWithProceed() {
        // Given
        Teacher teacher = new EmbeddedTeacher(catalog);
        Situation situation = situation(ready(), List.of(), 100);
        List<Step> steps = List.of();

        // When every correction is taken
        Teacher.Advice advice = teacher.correct(situation, new Plan(1, "student", steps), "", 1);
        int rounds = 1;
        Set<Step> all = new LinkedHashSet<>();
        while (!advice.proceed() && rounds < 20) {
            all.addAll(advice.steps());
            Observed more = ready();
            all.forEach(s -> more.add(s.command(), EvidenceStatus.OK));
            advice = teacher.correct(situation(more, List.of(), 100), new Plan(1, "student", List.of()), "", ++rounds);
        }

        // Then
        assertThat(advice.proceed()).isTrue();
        assertThat(rounds).isLessThan(12);
    }
}
