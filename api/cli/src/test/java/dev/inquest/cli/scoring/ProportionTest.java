package dev.inquest.cli.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProportionTest {

    /** (0.8 + 1.92073/10 ± 1.95996·√(0.016 + 0.0096037)) / (1 + 3.84146/10), worked by hand. */
    @Test
    void theIntervalIsWilsons() {
        Proportion eightOfTen = new Proportion(8, 10);

        assertThat(eightOfTen.share()).isEqualTo(0.8);
        assertThat(eightOfTen.low()).isEqualTo(0.4901625, within(1e-6));
        assertThat(eightOfTen.high()).isEqualTo(0.9433178, within(1e-6));
    }

    /** At the ends the interval is [n/(n+z²), 1] and [0, z²/(n+z²)]. */
    @Test
    void theIntervalIsNeverAPointAndStaysBetweenZeroAndOne() {
        assertThat(new Proportion(2, 2).low()).isEqualTo(2 / (2 + 3.841459), within(1e-6));
        assertThat(new Proportion(2, 2).high()).isEqualTo(1, within(1e-12));
        assertThat(new Proportion(0, 3).low()).isZero();
        assertThat(new Proportion(0, 3).high()).isEqualTo(3.841459 / (3 + 3.841459), within(1e-6));
    }

    @Test
    void isWrittenWithItsCountsAndAsADashForNone() {
        assertThat(new Proportion(8, 10)).hasToString("8/10 .80 [.49, .94]");
        assertThat(new Proportion(2, 2)).hasToString("2/2 1.00 [.34, 1.00]");
        assertThat(new Proportion(0, 0)).hasToString("-");
    }

    @Test
    void moreHitsThanThereAreIsRefused() {
        assertThatThrownBy(() -> new Proportion(3, 2))
                .hasMessageContaining("between 0 and 2")
                .hasMessageContaining("3");
    }
}
