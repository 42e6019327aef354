package dev.inquest.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The seed that an unfinished evaluation took from the time, so that the same command, which names none, draws the same
 * recordings when it goes on.
 *
 * @param file where it is remembered
 */
record RememberedSeed(Path file) {

    /** The one of before, or one of now, which is remembered. */
    long get(boolean fresh) {
        try {
            String before =
                    fresh || !Files.exists(file) ? "" : Files.readString(file).strip();
            if (before.matches("\\d{1,18}")) {
                return Long.parseLong(before);
            }
            long seed = Instant.now().getEpochSecond();
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, Long.toString(seed));
            return seed;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** The evaluation is finished. */
    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException("The sample's seed cannot be kept in " + file + ": " + e, e);
    }
}
