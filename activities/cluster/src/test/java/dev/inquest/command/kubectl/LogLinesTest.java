package dev.inquest.command.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogLinesTest {

    @Test
    void theLinesThatDecideAndTheEndSurviveACut() {
        String text = IntStream.range(0, 5_000)
                .mapToObj(i -> i == 1_234 ? "ERROR dial tcp: connection refused" : "GET /healthz 200 in " + i + "ms")
                .collect(Collectors.joining("\n"));

        LogLines kept = read(text.lines()).within(10_000);

        assertThat(kept.lines()).contains("ERROR dial tcp: connection refused", "GET /healthz 200 in 4999ms");
        assertThat(kept.lines().stream().mapToInt(l -> l.length() + 1).sum()).isLessThanOrEqualTo(10_000);
        assertThat(kept.dropped()).isEqualTo(5_000 - kept.lines().size());
    }

    @Test
    void binaryAndHugeLinesAreMadeSafe() {
        LogLines lines = read(Stream.of("a\u0000\u001b[31mb", "x".repeat(10_000)));

        assertThat(lines.lines()).hasSize(2);
        assertThat(lines.lines().get(0)).doesNotContain("\u0000", "\u001b");
        assertThat(lines.lines().get(1)).hasSize(LogLines.MAX_LINE + 1);
    }

    @Test
    void aLogOfManyMegabytesIsHeldInAFew() {
        Stream<String> tenMegabytes = IntStream.range(0, 100_000)
                .mapToObj(i -> i == 10 ? "FATAL no route to host" : "INFO line " + i + " " + "y".repeat(100));

        LogLines lines = read(tenMegabytes);

        assertThat(lines.total()).isEqualTo(100_000);
        assertThat(lines.lines()).startsWith("FATAL no route to host").hasSizeLessThan(12_000);
        assertThat(lines.lines().getLast()).startsWith("INFO line 99999");
    }

    @Test
    void whatIsNoTextIsNotShown() {
        LogLines lines = read(Stream.of("\u0001\u0002\uFFFD\uFFFD\uFFFD\uFFFD\u0003\u0004\u0005abc", "text"));

        assertThat(lines.lines()).containsExactly("(binary data, not shown)", "text");
    }

    private static LogLines read(Stream<String> lines) {
        LogWindow window = new LogWindow();
        lines.forEach(window::accept);
        return window.lines();
    }
}
