package dev.inquest.model.embedded;

import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Step;
import java.util.List;

/**
 * What a topic's open looks are worth: how likely they show the cause or tell the open hypotheses apart, by what they
 * cost. Looks that cost sixteen times as much must be expected to tell twice as much.
 */
final class Worth {

    /** How much the best open hypothesis of a topic's families adds to what is expected of it. */
    private static final double OF_HYPOTHESIS = 0.4;

    /** Hypotheses past these are not what has to be told apart now. */
    private static final int OPEN = 4;

    /** What costs weigh: the budget is there to be used, and a look that decides is worth several that do not. */
    private static final double COST = 0.25;

    private Worth() {}

    static double of(Topic topic, View view, List<Step> missing) {
        double suspected = view.hypotheses().stream()
                .limit(OPEN)
                .filter(h -> topic.families().contains(h.fault().family()))
                .mapToDouble(Hypothesis::score)
                .max()
                .orElse(0);
        double expected = 1 - (1 - topic.expects(view)) * (1 - OF_HYPOTHESIS * suspected);
        int cost = missing.stream().mapToInt(Step::looks).sum();
        return expected / Math.pow(Math.max(1, cost), COST);
    }
}
