package dev.inquest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StratifiedSampleTest {

    private static final List<String> NAMES = List.of("a1", "a2", "a3", "a4", "b1", "b2", "b3", "c1");

    @Test
    void aDrawIsTheSameForTheSameSeedAndStaysSorted() {
        List<String> drawn = draw(3, 7);

        assertThat(drawn).hasSize(3).isSubsetOf(NAMES).isSorted().isEqualTo(draw(3, 7));
    }

    @Test
    void everyKindHasItsTurnAndARareOneIsNeverLeftOut() {
        Map<String, Long> kinds =
                draw(6, 7).stream().collect(Collectors.groupingBy(StratifiedSampleTest::kind, Collectors.counting()));

        assertThat(kinds).containsEntry("c", 1L).containsValues(2L, 3L);
    }

    @Test
    void everyRecordingIsDrawnByOneSeedOrAnother() {
        assertThat(LongStream.range(0, 100).boxed().flatMap(seed -> draw(3, seed).stream()))
                .containsAll(NAMES);
    }

    @Test
    void aDrawOfMoreThanThereAreIsAll() {
        assertThat(draw(9, 7)).isEqualTo(NAMES);
    }

    private static List<String> draw(int size, long seed) {
        return StratifiedSample.of(NAMES, size, seed, StratifiedSampleTest::kind);
    }

    private static String kind(String name) {
        return name.substring(0, 1);
    }
}
