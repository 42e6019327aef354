package dev.inquest.model.llm.provider.wire;

import dev.inquest.storage.StoredJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Asks, and adds every answer to a cassette; where none came (a timeout, a broken connection) nothing is added. */
final class RecordingWire implements Wire {

    private final Wire wire;
    private final Path cassette;

    RecordingWire(Wire wire, Path cassette) {
        this.wire = wire;
        this.cassette = cassette;
    }

    @Override
    public HttpReply send(HttpCall call) throws IOException {
        long start = System.nanoTime();
        HttpReply reply = wire.send(call);
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        append(StoredJson.write(Recorded.of(call, reply, millis)) + "\n");
        return reply;
    }

    private synchronized void append(String line) {
        try {
            Files.writeString(
                    cassette, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new CassetteException("the cassette " + cassette + " (inquest.models.cassette) cannot be written", e);
        }
    }
}
