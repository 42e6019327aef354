package dev.inquest.cli.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a diagnosis is right as often as it claims to be. Only diagnoses claim anything; one where nothing was wrong is wrong.
 *
 * @param brier the mean squared difference of confidence and being right (1 or 0), over the diagnoses; not a number without one
 * @param bins the diagnoses by confidence, empty bins left out
 */
public record Calibration(double brier, List<Bin> bins) {

    /** Where bins begin: confidences crowd near 1, so the bins are finer there. */
    private static final double[] BEGINNINGS = {0, 0.5, 0.7, 0.8, 0.9, 0.95};

    /**
     * Diagnoses of similar confidence.
     *
     * @param from the lowest confidence of the bin
     * @param to what the bin stays below; the last one includes 1
     * @param meanConfidence what they claim
     * @param right how many are right
     */
    public record Bin(double from, double to, double meanConfidence, Proportion right) {}

    /**
     * @param confidence what was claimed, between 0 and 1
     * @param right whether it came out so
     */
    record Claim(double confidence, boolean right) {
        double squaredError() {
            double difference = confidence - (right ? 1 : 0);
            return difference * difference;
        }
    }

    static Calibration of(List<Judged> all) {
        return over(all.stream()
                .flatMap(j -> j.confidence().map(c -> new Claim(c, j.rightFirst())).stream())
                .toList());
    }

    /** Of claims of whatever kind. */
    static Calibration over(List<Claim> claims) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BEGINNINGS.length; i++) {
            double from = BEGINNINGS[i];
            double to = i + 1 < BEGINNINGS.length ? BEGINNINGS[i + 1] : 1;
            boolean last = i + 1 == BEGINNINGS.length;
            List<Claim> inside = claims.stream()
                    .filter(c -> c.confidence() >= from && (last || c.confidence() < to))
                    .toList();
            if (!inside.isEmpty()) {
                bins.add(new Bin(from, to, mean(inside), Proportion.of(inside, Claim::right)));
            }
        }
        double brier =
                claims.stream().mapToDouble(Claim::squaredError).average().orElse(Double.NaN);
        return new Calibration(brier, List.copyOf(bins));
    }

    private static double mean(List<Claim> claims) {
        return claims.stream().mapToDouble(Claim::confidence).average().orElse(Double.NaN);
    }
}
