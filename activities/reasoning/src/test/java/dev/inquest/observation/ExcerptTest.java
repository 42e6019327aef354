package dev.inquest.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {

    @Test
    void aShortTextIsReadWhole() {
        String text = "NAME READY\nweb-1 1/1\n";

        assertThat(Excerpt.of(text)).isEqualTo(text);
    }

    @Test
    void ofALongTextTheHeaderTheDecisiveLinesAndTheEndAreKept() {
        String text = table(3000, "web-1500   0/1   CrashLoopBackOff   17");

        String excerpt = Excerpt.of(text);

        assertThat(Tokens.count(excerpt)).isLessThanOrEqualTo(Excerpt.MAX_TOKENS);
        assertThat(excerpt)
                .startsWith("NAME   READY   STATUS   RESTARTS\n")
                .contains("web-1500   0/1   CrashLoopBackOff   17")
                .contains("web-2999   1/1   Running   0")
                .contains("lines left out");
    }

    @Test
    void aThousandLinesOfTheSameTroubleLeaveRoomForAnother() {
        String text = IntStream.range(0, 5000)
                        .mapToObj(i -> "10:00:" + i + " ERROR request " + i + " failed")
                        .collect(Collectors.joining("\n"))
                + "\n10:01 ERROR dial tcp: connection refused\n" + "fine\n".repeat(5000);

        assertThat(Excerpt.of(text)).contains("connection refused");
    }

    @Test
    void oneEndlessLineIsBounded() {
        assertThat(Tokens.count(Excerpt.of("x\u00e9\u4e16".repeat(1_000_000)))).isLessThanOrEqualTo(Excerpt.MAX_TOKENS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "an Error",
                "failed",
                "FATAL",
                "panic:",
                "exception",
                "Warning",
                "crash",
                "backoff",
                "BackOff",
                "Back-off",
                "OOMKilled",
                "killed",
                "evicted",
                "unhealthy",
                "NotReady",
                "not ready",
                "NotFound",
                "not found",
                "pending",
                "refused",
                "denied",
                "forbidden",
                "unauthorized",
                "unreachable",
                "unavailable",
                "unschedulable",
                "timeout",
                "timedout",
                "time-out",
                "deadline",
                "invalid",
                "mismatch",
                "missing",
                "no such host",
                "no healthy upstream",
                "<none>",
                "exceeded",
                "insufficient",
                "0/1",
                "status 503"
            })
    void ofKeepsLineWithAnyWordOfTrouble(String trouble) {
        // Given
        String text = table(3000, "web is " + trouble);

        // When
        String excerpt = Excerpt.of(text);

        // Then
        assertThat(excerpt).contains("web is " + trouble);
    }

    private static String table(int rows, String odd) {
        return IntStream.range(0, rows)
                .mapToObj(i -> i == 0
                        ? "NAME   READY   STATUS   RESTARTS"
                        : i == 1500 ? odd : "web-" + i + "   1/1   Running   0")
                .collect(Collectors.joining("\n"));
    }
}
