package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingDirectoryTest {

    private static final List<String> NAMES = List.of("a1", "a2", "b1", "b2", "c1");

    @Test
    void aPatternIsThatOfAShell() {
        assertThat(RecordingDirectory.only(NAMES, "{a*,c1}")).containsExactly("a1", "a2", "c1");
    }
}
