package dev.inquest.model.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PricesTest {

    private static final TokenCount COUNT = new TokenCount(1000, 400, 100, 30);

    @Test
    void cachedInputHasItsOwnPrice() {
        var role = Configured.student(Map.of("price.input", "2.5", "price.cached", "0.25", "price.output", "10"));

        // 600 x 2.5 + 400 x 0.25 + 100 x 10
        assertThat(Prices.microUsd(role.price(), COUNT)).isEqualTo(2600);
    }

    @Test
    void withoutAPriceOfItsOwnCachedInputIsInput() {
        var role = Configured.student(Map.of("price.input", "0.0001"));

        assertThat(Prices.microUsd(role.price(), COUNT)).as("rounded up").isEqualTo(1);
    }

    @Test
    void withoutPricesNothingCosts() {
        assertThat(Prices.microUsd(Configured.student(Map.of()).price(), COUNT)).isZero();
    }
}
