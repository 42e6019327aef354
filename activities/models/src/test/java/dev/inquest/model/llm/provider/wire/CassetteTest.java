package dev.inquest.model.llm.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CassetteTest {

    private static final String PLAN = "{\"messages\":[{\"content\":\"plan, password=hunter2\"}],\"max_tokens\":50}";
    private static final String PROBE = "{\"messages\":[{\"content\":\"probe\"}]}";

    @TempDir
    Path directory;

    @Test
    void theNthSameRequestGetsTheNthAnswerAndTheLastRepeats() throws Exception {
        Wire recording = recording(
                new HttpReply(429, Map.of("Retry-After", List.of("3")), "{}"),
                ok("{\"a\":1}"),
                ok("{\"probed\":true}"));
        recording.send(call(PLAN));
        recording.send(call(PLAN));
        recording.send(call(PROBE));

        Wire replaying = ReplayingWire.of(cassette());

        assertThat(replaying.send(call(PROBE)).body()).isEqualTo("{\"probed\":true}");
        HttpReply first = replaying.send(call(PLAN));
        assertThat(first.status()).isEqualTo(429);
        assertThat(first.headers()).containsEntry("retry-after", List.of("3"));
        assertThat(replaying.send(call(PLAN)).body()).isEqualTo("{\"a\":1}");
        assertThat(replaying.send(call(PLAN)).body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void noKeyAndNoCredentialIsOnIt() throws Exception {
        Wire recording = recording(
                new HttpReply(
                        200,
                        Map.of("Set-Cookie", List.of("session=abc"), "Content-Type", List.of("application/json")),
                        "{\"text\":\"-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC\",\"usage\":{\"total_tokens\":7}}"));

        recording.send(call(PLAN));

        assertThat(Files.readString(cassette()))
                .contains("\"path\":\"/v1/chat\"", "\"status\":200", "total_tokens", "max_tokens")
                .doesNotContain("sk-secret", "hunter2", "session", "MIIE", "key=in-the-query");
        assertThat(ReplayingWire.of(cassette()).send(call(PLAN)).body())
                .isEqualTo("{\"text\":\"[redacted]\",\"usage\":{\"total_tokens\":7}}");
    }

    @Test
    void whatWasNeverRecordedIsRefusedNamingTheCassette() throws Exception {
        recording(ok("{}")).send(call(PLAN));
        Wire replaying = ReplayingWire.of(cassette());

        assertThatThrownBy(() -> replaying.send(call(PROBE)))
                .isInstanceOf(CassetteException.class)
                .hasMessageContaining(cassette().toString())
                .hasMessageContaining("/v1/chat");
    }

    @Test
    void whatIsNoCassetteIsRefusedNamingTheLine() throws Exception {
        Files.writeString(cassette(), "\nnot json\n");

        assertThatThrownBy(() -> ReplayingWire.of(cassette()))
                .isInstanceOf(CassetteException.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> ReplayingWire.of(directory.resolve("nowhere")))
                .isInstanceOf(CassetteException.class)
                .hasMessageContaining("cannot be read");
    }

    private Path cassette() {
        return directory.resolve("cassette.jsonl");
    }

    private Wire recording(HttpReply... replies) {
        Deque<HttpReply> scripted = new ArrayDeque<>(List.of(replies));
        return new RecordingWire(call -> scripted.removeFirst(), cassette());
    }

    private static HttpReply ok(String body) {
        return new HttpReply(200, Map.of(), body);
    }

    private static HttpCall call(String body) {
        return new HttpCall(
                "POST",
                URI.create("https://model.example/v1/chat?key=in-the-query"),
                Map.of("Authorization", List.of("Bearer sk-secret")),
                body,
                Duration.ofSeconds(1));
    }
}
