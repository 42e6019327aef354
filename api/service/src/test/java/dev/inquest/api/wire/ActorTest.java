package dev.inquest.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActorTest {

    @Test
    void theBodyCountsBeforeTheHeader() {
        assertThat(Actor.of(" ada ", "bob")).isEqualTo("ada");
        assertThat(Actor.of(" ", "bob")).isEqualTo("bob");
        assertThat(Actor.of(null, null)).isEqualTo("anonymous");
    }

    @Test
    void whatPostgreSqlCannotHoldIsReplaced() {
        assertThat(Actor.of("a\0da", null)).isEqualTo("a\uFFFDda");
    }
}
