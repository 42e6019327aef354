package dev.inquest.causality;

import dev.inquest.incident.Entity;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which candidates are the answer: the best one, and another for each independent fault that explains suffering which
 * those before it leave unexplained. A mere surface is an answer only when it clearly stands out.
 */
final class Roots {

    /** More faults than this at once are told as one and its victims. */
    private static final int MOST = 3;

    /** A second fault is named when its score is no further below the first one's. */
    private static final double ALSO = 0.15;

    /** What a surface must at least explain to be named without a cause below it. */
    private static final double STANDS_OUT = 0.6;

    private final Ranking ranking;
    private final List<Candidate> candidates;
    private final boolean lookedBelow;

    /**
     * @param lookedBelow whether what lies below a surface was looked at, so that a cause there would have been found
     */
    Roots(Ranking ranking, boolean lookedBelow) {
        this.ranking = ranking;
        this.candidates = ranking.candidates();
        this.lookedBelow = lookedBelow;
    }

    /** The roots, best first; empty when nothing that was seen is an answer. */
    List<Candidate> found() {
        if (candidates.isEmpty() || !(isAnswer(candidates.get(0)) || standsOut())) {
            return List.of();
        }
        List<Candidate> roots = new ArrayList<>(List.of(candidates.get(0)));
        Set<Entity> explained = new HashSet<>(ranking.graph().reach(roots.get(0).entity()));
        for (Candidate candidate : candidates) {
            if (roots.size() < MOST && isAlso(candidate, roots, explained)) {
                roots.add(candidate);
                explained.addAll(ranking.graph().reach(candidate.entity()));
            }
        }
        return roots;
    }

    /** Whether the candidate is well enough founded to be named as the cause. */
    static boolean isAnswer(Candidate best) {
        return best.rule().depth() != Depth.SURFACE
                && best.parts().total() >= ScoreParts.ANSWER
                && !best.bystander()
                && !best.finding().evidence().isEmpty();
    }

    /** Nothing below was found, but it explains most of what suffers, is explained by nothing, and nothing else comes near. */
    private boolean standsOut() {
        Candidate best = candidates.get(0);
        return lookedBelow
                && best.parts().root() > 0
                && best.parts().explains() >= STANDS_OUT
                && (best.finding().severity() == Severity.ERROR || harmsOthers(best))
                && !best.finding().evidence().isEmpty()
                && ranking.margin(best) >= ScoreParts.NEAR;
    }

    /** Something else suffers by it: what merely did badly itself, as a pod that restarted once, is no cause yet. */
    private boolean harmsOthers(Candidate best) {
        return best.finding().severity() != Severity.INFO
                && ranking.suffering().all().stream()
                        .anyMatch(s -> !s.equals(best.entity())
                                && ranking.graph().reach(best.entity()).contains(s));
    }

    private boolean isAlso(Candidate candidate, List<Candidate> roots, Set<Entity> explained) {
        return isAnswer(candidate)
                && candidate.rule().depth() == Depth.SPEC
                && candidate.finding().severity() == Severity.ERROR
                && candidate.parts().root() > 0
                && roots.get(0).parts().total() - candidate.parts().total() < ALSO
                && roots.stream().noneMatch(r -> related(r.entity(), candidate.entity()))
                && leavesLess(candidate, explained);
    }

    private boolean related(Entity one, Entity other) {
        return ranking.graph().reach(one).contains(other)
                || ranking.graph().reach(other).contains(one);
    }

    private boolean leavesLess(Candidate candidate, Set<Entity> explained) {
        Set<Entity> reach = ranking.graph().reach(candidate.entity());
        return ranking.suffering().all().stream().anyMatch(s -> reach.contains(s) && !explained.contains(s));
    }
}
