package dev.inquest.capsule;

/**
 * A capsule's record: a Beta(1,1) prior moved by confirmed and refuted trials only.
 *
 * @param confirmed trials confirmed by feedback, truth or a verified fix
 * @param refuted trials refuted
 * @param unconfirmed trials nobody judged; they move nothing
 */
public record SuccessRate(int confirmed, int refuted, int unconfirmed) {

    /** No trial yet: posterior mean one half. */
    public static final SuccessRate UNTRIED = new SuccessRate(0, 0, 0);

    public SuccessRate {
        if (confirmed < 0 || refuted < 0 || unconfirmed < 0) {
            throw new IllegalArgumentException("trial counts must not be negative: confirmed " + confirmed
                    + ", refuted " + refuted + ", unconfirmed " + unconfirmed);
        }
    }

    /** The posterior mean, between 0 and 1. */
    public double mean() {
        return (1.0 + confirmed) / (2.0 + confirmed + refuted);
    }
}
