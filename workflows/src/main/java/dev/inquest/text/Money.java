package dev.inquest.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money for models: counted in millionths of a US dollar, in which the price of one token is a small number. */
public final class Money {

    private static final int MICRO_DIGITS = 6;

    private Money() {}

    /** As people write it: {@code $0.0125}. */
    public static String words(long microUsd) {
        return "$"
                + BigDecimal.valueOf(microUsd, MICRO_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** Millionths of a dollar, rounded up: no spend is ever counted as less than it was. */
    public static long micros(BigDecimal usd) {
        return usd.movePointRight(MICRO_DIGITS)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }
}
