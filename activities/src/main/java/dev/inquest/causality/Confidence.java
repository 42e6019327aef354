package dev.inquest.causality;

/**
 * How sure an answer is, as the share of such answers that turn out right.
 */
final class Confidence {

    private static final double BASE = -3.0;
    private static final double DEPTH = 3.0;
    private static final double EXPLAINS = 1.5;
    private static final double MARGIN = 2.0;

    private Confidence() {}

    static double of(ScoreParts parts, double margin) {
        double sum =
                BASE + DEPTH * parts.specificity() + EXPLAINS * parts.explains() + MARGIN * Math.clamp(margin, 0, 0.3);
        return Math.round(100 / (1 + Math.exp(-sum))) / 100.0;
    }
}
