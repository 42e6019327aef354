package dev.inquest.command.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogLinesTest {

    @Test
    void theLinesThatDecideAndTheEndSurviveACut() {
        String text = IntStream.range(0, 5_000)
                .mapToObj(i -> i == 1_234 ? "ERROR dial tcp: connection refused" : "GET /healthz 200 in " + i + "ms")
                .collect(Collectors.joining("\n"));

        LogLines kept = LogLines.of(text).within(10_000);

        assertThat(kept.lines()).contains("ERROR dial tcp: connection refused", "GET /healthz 200 in 4999ms");
        assertThat(kept.lines().stream().mapToInt(l -> l.length() + 1).sum()).isLessThanOrEqualTo(10_000);
        assertThat(kept.dropped()).isEqualTo(5_000 - kept.lines().size());
    }

    @Test
    void binaryAndHugeLinesAreMadeSafe() {
        LogLines lines = LogLines.of("a\u0000\u001b[31mb\n" + "x".repeat(10_000) + "\n");

        assertThat(lines.lines()).hasSize(2);
        assertThat(lines.lines().get(0)).doesNotContain("\u0000", "\u001b");
        assertThat(lines.lines().get(1)).hasSize(LogLines.MAX_LINE + 1);
    }
}
