package dev.inquest.cli.scoring;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A share of a count, with its Wilson score interval (E. B. Wilson, 1927), which unlike the normal approximation holds for the
 * small counts and the shares near 1 that evaluations have.
 *
 * @param hits how many
 * @param of of how many; with none the share is not a number
 */
public record Proportion(int hits, int of) {

    /** The standard normal's quantile for 95 %. */
    private static final double Z = 1.959963984540054;

    public Proportion {
        if (hits < 0 || hits > of) {
            throw new IllegalArgumentException("a proportion's hits must be between 0 and " + of + " but are " + hits);
        }
    }

    /** The share of these for which the test holds. */
    static <T> Proportion of(Collection<T> all, Predicate<T> test) {
        return new Proportion((int) all.stream().filter(test).count(), all.size());
    }

    public boolean isEmpty() {
        return of == 0;
    }

    public double share() {
        return isEmpty() ? Double.NaN : (double) hits / of;
    }

    /** The lower end of the 95 % interval. */
    public double low() {
        return Math.max(0, centre() - halfWidth());
    }

    /** The upper end of the 95 % interval. */
    public double high() {
        return Math.min(1, centre() + halfWidth());
    }

    private double centre() {
        return (share() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double halfWidth() {
        double share = share();
        return Z / (1 + Z * Z / of) * Math.sqrt(share * (1 - share) / of + Z * Z / (4.0 * of * of));
    }

    /** {@code 45/53 .85 [.73, .92]}, or a dash for none. */
    @Override
    public String toString() {
        return isEmpty()
                ? "-"
                : hits + "/" + of + " " + decimal(share()) + " [" + decimal(low()) + ", " + decimal(high()) + "]";
    }

    /** A number between 0 and 1 with two digits, as in {@code .85}; a dash for none. */
    public static String decimal(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.startsWith("0.") ? text.substring(1) : text;
    }
}
