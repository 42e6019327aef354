package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingDirectoryTest {

    private static final List<String> NAMES = List.of("a1", "a2", "b1", "b2", "c1");

    @Test
    void aSampleIsTheSameForTheSameSeedAndStaysSorted() {
        List<String> sample = RecordingDirectory.sample(NAMES, 3, 7);

        assertThat(sample).hasSize(3).isSubsetOf(NAMES).isSorted().isEqualTo(RecordingDirectory.sample(NAMES, 3, 7));
    }

    @Test
    void aSampleOfMoreThanThereAreIsAll() {
        assertThat(RecordingDirectory.sample(NAMES, 9, 7)).isEqualTo(NAMES);
    }

    @Test
    void aPatternIsThatOfAShell() {
        assertThat(RecordingDirectory.only(NAMES, "{a*,c1}")).containsExactly("a1", "a2", "c1");
    }
}
