package dev.inquest.api.incident;

import java.security.SecureRandom;
import java.time.Instant;

/** Ids of incidents: 14 lower-case letters and digits, sortable by time, fit for URLs, logs and shells. */
final class IncidentIds {

    /** Crockford's base 32: no letter that looks like a digit. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    /** 45 bits of milliseconds last until the year 3084. */
    private static final int TIME_DIGITS = 9;

    private static final int RANDOM_DIGITS = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private IncidentIds() {}

    static String next(Instant now) {
        return digits(now.toEpochMilli(), TIME_DIGITS) + digits(RANDOM.nextInt(1 << 5 * RANDOM_DIGITS), RANDOM_DIGITS);
    }

    private static String digits(long value, int count) {
        char[] digits = new char[count];
        for (int i = count - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (value & 31));
            value >>>= 5;
        }
        return new String(digits);
    }
}
