package dev.inquest.causality;

/**
 * The parts of a hypothesis' rank score, each between 0 and 1, kept apart so that a ranking can be explained.
 *
 * @param specificity how deep the finding behind it reaches ({@link Depth})
 * @param explains how much of what suffers, and of what the page names, suffers by it
 * @param root 1 when no deeper finding accounts for it, else 0
 * @param fresh 1 when it harms now, less when it may or did
 * @param fits 1 when the fault's family causes the page's class of symptoms, else 0
 */
record ScoreParts(double specificity, double explains, double root, double fresh, double fits) {

    /** A hypothesis below this is not an answer: even a defect in an object's text must explain something. */
    static final double ANSWER = 0.62;

    /** A rival closer than this makes an answer uncertain. */
    static final double NEAR = 0.08;

    private static final double SPECIFICITY = 0.45;
    private static final double EXPLAINS = 0.30;
    private static final double ROOT = 0.10;
    private static final double FRESH = 0.10;
    private static final double FITS = 0.05;

    /** The rank score: the weighted sum, between 0 and 1. */
    double total() {
        double sum = SPECIFICITY * specificity + EXPLAINS * explains + ROOT * root + FRESH * fresh + FITS * fits;
        return Math.clamp(Math.round(sum * 1000) / 1000.0, 0.0, 1.0);
    }
}
