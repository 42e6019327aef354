package dev.inquest.causality;

import java.util.Locale;

/**
 * The parts of a hypothesis' rank score, each between 0 and 1, kept apart so that a ranking can be explained.
 *
 * @param specificity how deep the finding behind it reaches ({@link Depth})
 * @param explains how much of what suffers, and of what the page names, suffers by it; 0 for a bystander
 * @param root 1 when nothing that is as well founded accounts for it, else 0
 * @param harms 1 when it harms now, less when it may or did
 * @param fits 1 when the fault's family causes the page's class of symptoms, else 0
 */
record ScoreParts(double specificity, double explains, double root, double harms, double fits) {

    /** A hypothesis below this is not an answer: even a defect in an object's text must explain something. */
    static final double ANSWER = 0.62;

    /** A rival closer than this makes an answer uncertain. */
    static final double NEAR = 0.08;

    private static final double SPECIFICITY = 0.45;
    private static final double EXPLAINS = 0.30;
    private static final double ROOT = 0.10;
    private static final double HARMS = 0.10;
    private static final double FITS = 0.05;

    /** The rank score: the weighted sum, between 0 and 1. */
    double total() {
        double sum = SPECIFICITY * specificity + EXPLAINS * explains + ROOT * root + HARMS * harms + FITS * fits;
        return Math.clamp(Math.round(sum * 1000) / 1000.0, 0.0, 1.0);
    }

    /** In words for a person, as in {@code depth 1.00, explains 0.82, a root, harms now, fits the page}. */
    String words() {
        return String.format(
                Locale.ROOT,
                "depth %.2f, explains %.2f, %s, %s, %s",
                specificity,
                explains,
                root > 0 ? "a root" : "accounted for by another",
                harms >= 1 ? "harms now" : harms > 0 ? "may harm" : "harmless",
                fits > 0 ? "fits the page" : "not the page's kind");
    }
}
