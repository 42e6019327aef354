package dev.inquest.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolVersionsTest {

    @ParameterizedTest
    @CsvSource({
        "temporal version 1.10.2 (Server 1.29), true",
        "temporal version 1.3.0, true",
        "temporal version 1.2.9, false",
        "temporal version 2.0.0, true",
        "nothing, false"
    })
    void isNewEnoughComparesByNumber(String version, boolean enough) {
        assertThat(TemporalCli.isNewEnough(version)).isEqualTo(enough);
    }
}
