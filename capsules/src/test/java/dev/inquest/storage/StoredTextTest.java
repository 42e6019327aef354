package dev.inquest.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredTextTest {

    @Test
    void textThatPostgresqlHoldsIsLeftAsItIs() {
        String text = "naïve 🚀 line\n\ttab";

        assertThat(StoredText.of(text)).isSameAs(text);
    }

    @Test
    void nulAndLoneSurrogatesAreReplaced() {
        assertThat(StoredText.of("a\0b\uD83Dc\uDE80d\uD83D")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFD");
    }

    @Test
    void jsonComesBackWithoutNulWhereverItWas() {
        record Holder(String text, Map<String, Object> more, Instant at) {}
        Holder holder = new Holder(
                "a\0b \\u0000",
                Map.of("k\0", JsonNodeFactory.instance.textNode("v\0")),
                Instant.parse("2026-01-02T03:04:05Z"));

        Holder read = StoredJson.read(StoredJson.write(holder), Holder.class);

        assertThat(read.text()).isEqualTo("a\uFFFDb \\u0000");
        assertThat(read.more()).containsEntry("k\uFFFD", "v\uFFFD");
        assertThat(read.at()).isEqualTo(holder.at());
    }

    @Test
    void unknownFieldsAreTolerated() {
        record Small(int a) {}

        assertThat(StoredJson.read("{\"a\":1,\"b\":2}", Small.class)).isEqualTo(new Small(1));
    }
}
