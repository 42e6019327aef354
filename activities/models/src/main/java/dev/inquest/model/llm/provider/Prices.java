package dev.inquest.model.llm.provider;

import dev.inquest.model.llm.provider.RolesConfig.Price;
import dev.inquest.text.Money;
import java.math.BigDecimal;

/** What calls cost, by the configured prices. */
public final class Prices {

    /** Prices are for a million tokens. */
    private static final int MILLION_DIGITS = 6;

    private Prices() {}

    /** Millionths of a US dollar, rounded up; 0 where no price is configured. */
    public static long microUsd(Price price, TokenCount count) {
        BigDecimal fresh = price.input().multiply(BigDecimal.valueOf(count.input() - count.cached()));
        BigDecimal cached = price.cached().orElse(price.input()).multiply(BigDecimal.valueOf(count.cached()));
        BigDecimal output = price.output().multiply(BigDecimal.valueOf(count.output()));
        return Money.micros(fresh.add(cached).add(output).movePointLeft(MILLION_DIGITS));
    }
}
