package dev.inquest.activity.consolidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.activity.PlannedSteps;
import dev.inquest.activity.consolidate.Rewarding.Worth;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.evidence.EvidenceStore;
import dev.inquest.incident.ApprovalPolicy;
import dev.inquest.incident.Budget;
import dev.inquest.incident.DiagnosisBy;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Mode;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Role;
import dev.inquest.incident.Settings;
import dev.inquest.incident.Spending;
import dev.inquest.incident.Use;
import dev.inquest.investigation.ConsolidateActivities.ConsolidateRequest;
import dev.inquest.model.Judge;
import dev.inquest.model.Judge.Opinion;
import dev.inquest.model.Judgement;
import dev.inquest.reward.Rewards;
import dev.inquest.storage.PostgresResource;
import dev.inquest.teaching.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A clean bill without evidence that took nothing is worth .5 · (.60 + .15) alone. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RewardingTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-9);
    private static final double ALONE = .5 * .75;

    @Inject
    CaseFiles files;

    @Inject
    EvidenceStore evidence;

    @Inject
    PlannedSteps plannedSteps;

    @Inject
    Statements statements;

    @Inject
    Rewards rewards;

    private final String id = UUID.randomUUID().toString();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void withoutAJudgeTheDeterministicPartStandsAlone() {
        open(0);

        Worth worth = rewarding(null).of(request(0));

        assertThat(worth.total()).isCloseTo(ALONE, EXACT);
        assertThat(rewards.of(id).orElseThrow().judgement()).isNull();
        assertThat(files.notes(id, "judge")).isEmpty();
    }

    @Test
    void aJudgesViewIsAFifthAndIsTold() {
        open(0);

        Worth worth = rewarding(conduct -> scored()).of(request(0));

        assertThat(worth.total()).isCloseTo(.5 * (.8 * .75 + .2 * .4), EXACT);
        assertThat(worth.use()).isEqualTo(new Use(100, 9));
        assertThat(files.notes(id, "judge")).containsExactly("Judge openai:m1: 0.40");
        assertThat(rewards.of(id).orElseThrow().judgement()).isEqualTo(scored().judgement());
    }

    @Test
    void whatWasJudgedIsNotJudgedAgain() {
        open(0);
        Rewarding rewarding = rewarding(conduct -> scored());
        Worth first = rewarding.of(request(0));

        Worth again = rewarding.of(request(0));

        assertThat(again.total()).isEqualTo(first.total());
        assertThat(again.use()).isEqualTo(Use.NONE);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aJudgeThatFailsHoldsNothingUp() {
        open(0);

        Worth worth = rewarding(conduct -> {
                    throw new IllegalStateException("broken");
                })
                .of(request(0));

        assertThat(worth.total()).isCloseTo(ALONE, EXACT);
        assertThat(files.notes(id, "judge")).containsExactly("No judge's score: judging failed");
    }

    @Test
    void whereTheMoneyIsSpentNobodyIsAsked() {
        open(500);

        Worth worth = rewarding(conduct -> scored()).of(request(500));

        assertThat(worth.affordable()).isFalse();
        assertThat(asked).hasValue(0);
    }

    private static Opinion scored() {
        return new Opinion(
                new Judgement("openai:m1", Map.of("cited", .4), .4, 0, null, "fair"),
                "Judge openai:m1: 0.40",
                new Use(100, 9));
    }

    private Rewarding rewarding(Judge judge) {
        Judges judges = new Judges(null) {
            @Override
            Optional<Judge> judge() {
                return Optional.ofNullable(judge).map(real -> conduct -> {
                    asked.incrementAndGet();
                    return real.judge(conduct);
                });
            }
        };
        return new Rewarding(files, evidence, plannedSteps, statements, rewards, judges);
    }

    private ConsolidateRequest request(long microUsd) {
        return new ConsolidateRequest(
                id,
                Mode.COACH,
                null,
                false,
                0,
                new Outcome.NoFaultFound(List.of("pods")),
                new Spending(0, 0, 0, 0, microUsd),
                null);
    }

    private void open(long microUsd) {
        Settings settings = new Settings(
                5,
                true,
                Role.STUDENT,
                false,
                ApprovalPolicy.NEVER,
                Duration.ofDays(1),
                Duration.ZERO,
                new Budget(40, 40, 200_000, 50_000, Duration.ofMinutes(30), microUsd),
                DiagnosisBy.EMBEDDED);
        Incident incident = new Incident(id, "test-" + id, "Web is down", "", "demo", "shop", null, List.of(), null);
        QuarkusTransaction.requiringNew().run(() -> files.open(incident, id, "incident-" + id, settings));
    }
}
