package dev.inquest.incident;

import org.jspecify.annotations.Nullable;

/** Checks that records make in their compact constructors; the message names the field and the value. */
final class Require {

    private Require() {}

    static String text(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " must not be blank");
        }
        return value;
    }

    static int atLeast(int value, int min, String field) {
        if (value < min) {
            throw new IllegalArgumentException(field + " must be at least " + min + " but was " + value);
        }
        return value;
    }

    static double fraction(double value, String field) {
        if (!(value >= 0.0 && value <= 1.0)) {
            throw new IllegalArgumentException(field + " must be between 0 and 1 but was " + value);
        }
        return value;
    }
}
