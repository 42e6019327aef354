package dev.inquest.analysis;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as tables and specs print them; what cannot be read counts as zero or unknown. */
public final class Numbers {

    private static final Pattern AGE_PART = Pattern.compile("(\\d{1,9})([smhdy])");

    private static final Pattern QUANTITY = Pattern.compile("([0-9.]{1,18})(m|k|K|Ki|M|Mi|G|Gi|T|Ti|P|Pi)?");

    private Numbers() {}

    /** A whole number, 0 when it is none. */
    public static int integer(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** An age as kubectl prints it, as in {@code (5m12s ago)}. */
    public static Optional<Duration> age(String text) {
        Matcher parts = AGE_PART.matcher(text);
        Duration age = Duration.ZERO;
        boolean any = false;
        while (parts.find()) {
            long n = Long.parseLong(parts.group(1));
            age = age.plus(
                    switch (parts.group(2)) {
                        case "s" -> Duration.ofSeconds(n);
                        case "m" -> Duration.ofMinutes(n);
                        case "h" -> Duration.ofHours(n);
                        case "d" -> Duration.ofDays(n);
                        default -> Duration.ofDays(365 * n);
                    });
            any = true;
        }
        return any ? Optional.of(age) : Optional.empty();
    }

    /**
     * A quantity of storage or memory in bytes, or of anything else in units, as in {@code 5Gi} or {@code 250m}.
     *
     * @return empty when it is none
     */
    public static Optional<Double> quantity(String text) {
        Matcher q = QUANTITY.matcher(text.strip());
        if (!q.matches()) {
            return Optional.empty();
        }
        try {
            double n = Double.parseDouble(q.group(1));
            String unit = q.group(2) == null ? "" : q.group(2);
            return Optional.of(n * factor(unit));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static double factor(String unit) {
        if ("m".equals(unit)) {
            return 0.001;
        }
        if (unit.isEmpty()) {
            return 1;
        }
        int power = "KMGTP".indexOf(Character.toUpperCase(unit.charAt(0))) + 1;
        return Math.pow(unit.endsWith("i") ? 1024 : 1000, power);
    }
}
