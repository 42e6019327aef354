package dev.inquest.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StemsTest {

    private final Stems stems = Stems.of("fail", "no space");

    @ParameterizedTest
    @CsvSource({"it FAILED,true", "No Space left,true", "no such space,false", "all is well,false", "'',false"})
    void inFindsAnyStemInAnyCase(String text, boolean expected) {
        // When
        boolean found = stems.in(text);

        // Then
        assertThat(found).isEqualTo(expected);
    }
}
