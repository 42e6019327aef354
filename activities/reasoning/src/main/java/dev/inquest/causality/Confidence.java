package dev.inquest.causality;

/**
 * How sure an answer is: the share of answers like it that turn out right. A logistic function of how deep the finding
 * reaches, how much it explains, and how far it is ahead of the best rival.
 *
 * <p>The four numbers come from a ridge logistic regression over answers of the student with and without corrections, of
 * the planner alone and of controls, then drawn towards the middle by hand, since answers on clusters that no rule was
 * tried on are right less often: they are not the fit's own. With them the Brier score of the answers on 53 recordings
 * was .083 without corrections (39 answers), .055 with one (45) and .009 with five (53). The decision record on
 * causality tells how to repeat it.
 */
final class Confidence {

    private static final double BASE = -2.7;
    private static final double DEPTH = 5.5;
    private static final double EXPLAINS = 0.6;
    private static final double MARGIN = 0.5;

    /** Being further ahead than this makes no answer surer. */
    private static final double CLEAR = 0.3;

    private Confidence() {}

    /**
     * Between 0 and 1, to two digits.
     *
     * @param margin by how much the score is ahead of the best rival's
     */
    static double of(ScoreParts parts, double margin) {
        double sum = BASE
                + DEPTH * parts.specificity()
                + EXPLAINS * parts.explains()
                + MARGIN * Math.clamp(margin, 0, CLEAR);
        return Math.round(100 / (1 + Math.exp(-sum))) / 100.0;
    }
}
