package dev.inquest.observation;

import dev.inquest.observation.Observation.Point;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A stretch in which a series stood apart from the rest of it, with a baseline before. Robust: medians and the median
 * absolute deviation (MAD, times {@value #MAD_TO_SIGMA} as large as a standard deviation where noise is normal), so that
 * single outliers neither make nor hide a shift.
 *
 * @param from when it began, in seconds since the epoch
 * @param to the last sample of it
 * @param before the median outside the stretch
 * @param during the median within
 */
public record Shift(long from, long to, double before, double during) {

    /** Fewer samples on either side say nothing. */
    static final int SIDE = 3;

    /** Fewer samples in all say nothing. */
    static final int MIN_SAMPLES = 8;

    /** The distance of medians, in standard deviations of the baseline, that chance does not make: well past 3 sigma. */
    private static final double SIGMAS = 5;

    /** No measurement is finer than this share of itself: a baseline without any noise is not taken at its word. */
    private static final double RESOLUTION = 0.02;

    /** How much of the stretch must lie beyond all of the baseline but its tenth. */
    private static final double BEYOND = 0.75;

    private static final double MAD_TO_SIGMA = 1.4826;

    /** The shift that tells the ranks of the values apart best, if it is one. */
    public static Optional<Shift> of(List<Point> points) {
        int n = points.size();
        if (n < MIN_SAMPLES) {
            return Optional.empty();
        }
        double[] v = points.stream().mapToDouble(Point::value).toArray();
        if (isFlat(v)) {
            return Optional.empty();
        }
        double[] sums = sumsOfRanks(v);
        int bestFrom = SIDE;
        int bestTo = n;
        double best = -1;
        for (int from = SIDE; from <= n - SIDE; from++) {
            for (int to = from + SIDE; to <= n; to++) {
                int in = to - from;
                double ofIn = sums[to] - sums[from];
                double apart = ofIn / in - (sums[n] - ofIn) / (n - in);
                double between = apart * apart * in * (n - in);
                if (between > best) {
                    best = between;
                    bestFrom = from;
                    bestTo = to;
                }
            }
        }
        return shift(points, v, bestFrom, bestTo);
    }

    /** During over before; what began at nothing grew without bound. */
    public double ratio() {
        return before == 0 ? Double.POSITIVE_INFINITY : during / before;
    }

    public double delta() {
        return during - before;
    }

    /** The middle of the values; of an even number the mean of both. */
    public static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static Optional<Shift> shift(List<Point> points, double[] v, int from, int to) {
        double[] in = Arrays.copyOfRange(v, from, to);
        double[] out = outside(v, from, to);
        double during = median(in);
        double before = median(out);
        double sigma = Math.max(mad(out) * MAD_TO_SIGMA, Math.abs(before) * RESOLUTION);
        boolean far = Math.abs(during - before) > SIGMAS * sigma;
        return far && separated(in, out, during > before)
                ? Optional.of(
                        new Shift(points.get(from).second(), points.get(to - 1).second(), before, during))
                : Optional.empty();
    }

    /** Whether most of the stretch lies where hardly any of the rest does: ranks, not distances. */
    private static boolean separated(double[] in, double[] out, boolean up) {
        double[] sorted = out.clone();
        Arrays.sort(sorted);
        int tenth = sorted.length / 10;
        double edge = up ? sorted[sorted.length - 1 - tenth] : sorted[tenth];
        long beyond = Arrays.stream(in).filter(x -> up ? x > edge : x < edge).count();
        return beyond >= BEYOND * in.length;
    }

    private static boolean isFlat(double[] v) {
        double middle = median(v);
        double spread = Arrays.stream(v).map(x -> Math.abs(x - middle)).max().orElse(0);
        return spread <= SIGMAS * RESOLUTION * Math.abs(middle);
    }

    private static double[] outside(double[] v, int from, int to) {
        double[] out = new double[v.length - (to - from)];
        System.arraycopy(v, 0, out, 0, from);
        System.arraycopy(v, to, out, from, v.length - to);
        return out;
    }

    /** Running sums of the values' ranks, equal values sharing theirs: ranks, so that no outlier draws the stretch to it. */
    private static double[] sumsOfRanks(double[] v) {
        double[] sorted = v.clone();
        Arrays.sort(sorted);
        double[] sums = new double[v.length + 1];
        for (int i = 0; i < v.length; i++) {
            int first = 0;
            int equal = 0;
            for (double other : sorted) {
                first += other < v[i] ? 1 : 0;
                equal += other == v[i] ? 1 : 0;
            }
            sums[i + 1] = sums[i] + first + (equal - 1) / 2.0;
        }
        return sums;
    }

    private static double mad(double[] v) {
        double middle = median(v);
        return median(Arrays.stream(v).map(x -> Math.abs(x - middle)).toArray());
    }
}
