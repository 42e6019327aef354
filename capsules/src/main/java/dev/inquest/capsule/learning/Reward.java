package dev.inquest.capsule.learning;

import dev.inquest.capsule.TrialOutcome;
import dev.inquest.incident.Budget;
import dev.inquest.incident.EvidenceRef;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.RootCause;
import dev.inquest.incident.Spending;
import java.util.List;

/**
 * What an investigation was worth, between 0 and 1:
 *
 * <pre>reward = outcome · (.60 + .25 · evidence + .15 · thrift)</pre>
 *
 * <ul>
 *   <li>outcome: 1 when confirmed, 0 when refuted; nobody having judged, the confidence of the diagnosis, .5 for a clean
 *       bill with what was checked, .2 for a best hypothesis without proof, else 0. It is a factor: being cheap is worth
 *       nothing without an answer;
 *   <li>evidence: half for citing at least two pieces, half the share of looks that the cluster answered;
 *   <li>thrift: 1 less the mean of the shares of the budget used, of looks and of tokens.
 * </ul>
 */
public final class Reward {

    private static final double BASE = 0.60;
    private static final double EVIDENCE = 0.25;
    private static final double THRIFT = 0.15;
    /** One piece may mislead; two that agree seldom do. */
    private static final double ENOUGH_CITED = 2.0;

    private Reward() {}

    /** The reward by the formula above. */
    public static double of(
            Outcome outcome, List<EvidenceRef> evidence, Spending spending, Budget budget, TrialOutcome verdict) {
        double quality = EVIDENCE * quality(outcome, evidence) + THRIFT * thrift(spending, budget);
        return Math.max(0, Math.min(1, outcome(outcome, verdict) * (BASE + quality)));
    }

    private static double outcome(Outcome outcome, TrialOutcome verdict) {
        return switch (verdict) {
            case CONFIRMED -> 1;
            case REFUTED -> 0;
            case UNCONFIRMED ->
                switch (outcome) {
                    case Outcome.Diagnosed diagnosed -> diagnosed.diagnosis().confidence();
                    case Outcome.NoFaultFound clean -> 0.5;
                    case Outcome.Inconclusive inconclusive -> inconclusive.best() == null ? 0 : 0.2;
                    case Outcome.Failed failed -> 0;
                };
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

    private static double thrift(Spending spending, Budget budget) {
        double looks = share(spending.looks(), budget.looks());
        double tokens = share(
                spending.studentTokens() + spending.teacherTokens(), budget.studentTokens() + budget.teacherTokens());
        return 1 - (looks + tokens) / 2;
    }

    private static double share(int used, int allowed) {
        return allowed <= 0 ? 1 : Math.min(1, (double) used / allowed);
    }
}
