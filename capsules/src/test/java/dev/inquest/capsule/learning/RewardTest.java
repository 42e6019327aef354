package dev.inquest.capsule.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.inquest.capsule.TrialOutcome;
import dev.inquest.incident.Budget;
import dev.inquest.incident.Diagnosis;
import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceRef;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.FaultCode;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.RootCause;
import dev.inquest.incident.Spending;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewardTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-9);
    private static final Spending QUARTER = new Spending(10, 10, 50_000, 12_500, 250);
    private static final Duration QUARTER_OF_THE_TIME = Duration.ofSeconds(450);

    @Test
    void rewardFollowsItsFormula() {
        Reward reward = Reward.of(diagnosed(0.8), looks(4, 0), QUARTER, QUARTER_OF_THE_TIME, Budget.DEFAULT);

        assertThat(reward.effort()).isCloseTo(.75, EXACT);
        assertThat(reward.total()).isCloseTo(0.8 * (0.6 + 0.25 + 0.15 * 0.75), EXACT);
    }

    @Test
    void timeAndMoneyAreEffort() {
        Budget limited = new Budget(40, 40, 200_000, 50_000, Duration.ofMinutes(30), 1_000);
        Spending allTheMoney = new Spending(0, 0, 0, 0, 2_000);

        assertThat(Reward.of(diagnosed(1), looks(2, 0), allTheMoney, Duration.ofHours(1), limited)
                        .effort())
                .isCloseTo(1 - 2 / 5.0, EXACT);
        assertThat(Reward.of(diagnosed(1), looks(2, 0), allTheMoney, null, Budget.DEFAULT)
                        .effort())
                .isEqualTo(1);
    }

    @Test
    void aVerdictCountsMoreThanConfidenceAndThriftIsWorthNothingWithoutAnAnswer() {
        Reward doubted = Reward.of(diagnosed(0.5), looks(2, 0), Spending.NONE, Duration.ZERO, Budget.DEFAULT);

        assertThat(doubted.judged(TrialOutcome.CONFIRMED).total()).isCloseTo(1, EXACT);
        assertThat(doubted.judged(TrialOutcome.REFUTED).total()).isZero();
        assertThat(doubted.judged(TrialOutcome.UNCONFIRMED)).isEqualTo(doubted);
        assertThat(Reward.of(new Outcome.Failed("gone"), List.of(), Spending.NONE, null, Budget.DEFAULT)
                        .total())
                .isZero();
    }

    @Test
    void refusedLooksAndSpendingLowerTheReward() {
        Spending all = new Spending(90, 90, 900_000, 900_000, 0);

        Reward reward = Reward.of(diagnosed(1), looks(1, 1), all, Duration.ofDays(1), Budget.DEFAULT);

        assertThat(reward.total()).isCloseTo(0.6 + 0.25 * 0.75, EXACT);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, .3, 1})
    void aJudgeMovesAFifthAtMostAndNeverTheOutcome(double process) {
        Reward alone = Reward.of(diagnosed(0.8), looks(4, 0), QUARTER, QUARTER_OF_THE_TIME, Budget.DEFAULT);

        Reward judged = alone.withProcess(process);

        assertThat(judged.outcome()).isEqualTo(alone.outcome());
        assertThat(Math.abs(judged.total() - alone.total())).isLessThanOrEqualTo(Reward.PROCESS);
        assertThat(judged.judged(TrialOutcome.REFUTED).total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void noPartLeavesItsBounds(double beyond) {
        Reward alone = Reward.of(diagnosed(0.8), looks(4, 0), QUARTER, null, Budget.DEFAULT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> alone.withProcess(beyond))
                .withMessageContaining("reward process");
    }

    private static Outcome diagnosed(double confidence) {
        RootCause cause = new RootCause(
                Entity.of("n", "Service", "s"), FaultCode.of("a.b"), confidence, "why", List.of(1, 2), "fix");
        return new Outcome.Diagnosed(
                new Diagnosis(List.of(cause), List.of(), List.of(), confidence, List.of()), List.of());
    }

    private static List<EvidenceRef> looks(int answered, int refused) {
        return Stream.concat(
                        Stream.generate(() -> EvidenceStatus.OK).limit(answered),
                        Stream.generate(() -> EvidenceStatus.REFUSED).limit(refused))
                .map(status -> new EvidenceRef(1, "kubectl get pods", status, 1, 1, "d", "s"))
                .toList();
    }
}
