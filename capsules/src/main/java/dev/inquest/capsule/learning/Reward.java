package dev.inquest.capsule.learning;

import dev.inquest.capsule.TrialOutcome;
import dev.inquest.incident.Budget;
import dev.inquest.incident.EvidenceRef;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.RootCause;
import dev.inquest.incident.Spending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an investigation was worth, between 0 and 1:
 *
 * <pre>reward = outcome · conduct, conduct = .60 + .25 · evidence + .15 · effort
 * with a judge: reward = outcome · (.80 · conduct + .20 · process)</pre>
 *
 * <p>The outcome is a factor: being cheap, or looking well conducted, is worth nothing without an answer. A judge moves the
 * reward by at most a fifth, whatever it says.
 *
 * @param outcome 1 when confirmed, 0 when refuted; nobody having judged, the confidence of the diagnosis, .5 for a clean
 *     bill with what was checked, .2 for a best hypothesis without proof, else 0
 * @param evidence half for citing at least two pieces, half the share of looks that the cluster answered
 * @param effort 1 less the mean of the shares of the budget used: looks, commands, tokens, time where it is known and money
 *     where it is limited
 * @param process how well the investigation was conducted in a judge's eyes, or null without a judge
 */
public record Reward(
        double outcome,
        double evidence,
        double effort,
        @Nullable Double process) {

    /** The most that a judge can move. */
    public static final double PROCESS = 0.20;

    private static final double BASE = 0.60;
    private static final double EVIDENCE = 0.25;
    private static final double EFFORT = 0.15;
    /** One piece may mislead; two that agree seldom do. */
    private static final double ENOUGH_CITED = 2.0;

    public Reward {
        fraction("outcome", outcome);
        fraction("evidence", evidence);
        fraction("effort", effort);
        if (process != null) {
            fraction("process", process);
        }
    }

    /**
     * Of an ended investigation that nobody has judged.
     *
     * @param time what it took without waits for people, or null where nobody measured it
     */
    public static Reward of(
            Outcome outcome, List<EvidenceRef> evidence, Spending spending, @Nullable Duration time, Budget budget) {
        return new Reward(unjudged(outcome), quality(outcome, evidence), effort(spending, time, budget), null);
    }

    /** The reward by the formula above. */
    public double total() {
        double conduct = BASE + EVIDENCE * evidence + EFFORT * effort;
        return outcome * (process == null ? conduct : (1 - PROCESS) * conduct + PROCESS * process);
    }

    /** The same after feedback or a truth; an incident that nobody judged keeps what it was thought to be worth. */
    public Reward judged(TrialOutcome verdict) {
        return switch (verdict) {
            case CONFIRMED -> new Reward(1, evidence, effort, process);
            case REFUTED -> new Reward(0, evidence, effort, process);
            case UNCONFIRMED -> this;
        };
    }

    /** The same with a judge's view of how it was conducted. */
    public Reward withProcess(double score) {
        return new Reward(outcome, evidence, effort, score);
    }

    private static double unjudged(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Diagnosed diagnosed -> diagnosed.diagnosis().confidence();
            case Outcome.NoFaultFound clean -> 0.5;
            case Outcome.Inconclusive inconclusive -> inconclusive.best() == null ? 0 : 0.2;
            case Outcome.Failed failed -> 0;
        };
    }

    private static double quality(Outcome outcome, List<EvidenceRef> evidence) {
        if (evidence.isEmpty()) {
            return 0;
        }
        double answered =
                (double) evidence.stream().filter(e -> answered(e.status())).count() / evidence.size();
        return (Math.min(1, cited(outcome) / ENOUGH_CITED) + answered) / 2;
    }

    private static long cited(Outcome outcome) {
        return outcome instanceof Outcome.Diagnosed diagnosed
                ? diagnosed.diagnosis().rootCauses().stream()
                        .map(RootCause::evidence)
                        .flatMap(List::stream)
                        .distinct()
                        .count()
                : 0;
    }

    private static boolean answered(EvidenceStatus status) {
        return status == EvidenceStatus.OK || status == EvidenceStatus.ABSENT;
    }

    private static double effort(Spending spending, @Nullable Duration time, Budget budget) {
        List<Double> shares = new ArrayList<>();
        shares.add(share(spending.looks(), budget.looks()));
        shares.add(share(spending.steps(), budget.steps()));
        shares.add(share(
                spending.studentTokens() + spending.teacherTokens(), budget.studentTokens() + budget.teacherTokens()));
        if (time != null) {
            shares.add(share(time.toMillis(), budget.wallTime().toMillis()));
        }
        if (budget.microUsd() > 0) {
            shares.add(share(spending.microUsd(), budget.microUsd()));
        }
        return 1 - shares.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private static double share(long used, long allowed) {
        return allowed <= 0 ? 1 : Math.clamp((double) used / allowed, 0, 1);
    }

    private static void fraction(String field, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("reward " + field + " must be between 0 and 1 but was " + value);
        }
    }
}
