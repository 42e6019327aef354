package dev.inquest.recording.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedAgesTest {
    @ParameterizedTest
    @CsvSource({
        "PT-5S,<invalid>",
        "PT-1S,0s",
        "PT0S,0s",
        "PT119S,119s",
        "PT2M,2m",
        "PT3M10S,3m10s",
        "PT10M30S,10m",
        "PT179M,179m",
        "PT3H,3h",
        "PT7H59M,7h59m",
        "PT8H30M,8h",
        "PT47H,47h",
        "PT48H,2d",
        "PT49H,2d1h",
        "P8DT5H,8d",
        "P729D,729d",
        "P730D,2y",
        "P800D,2y70d",
        "P3000D,8y"
    })
    void isWrittenAsKubernetesDoes(Duration duration, String expected) {
        assertThat(PrintedAges.of(duration)).isEqualTo(expected);
    }

    @Test
    void anAbsentTimeIsUnknown() {
        assertThat(PrintedAges.since("", Instant.EPOCH)).isEqualTo("<unknown>");
    }
}
