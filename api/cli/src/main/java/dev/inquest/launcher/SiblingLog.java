package dev.inquest.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The log of a sibling, and where in it the present run begins. */
final class SiblingLog {

    private static final long LARGEST = 20_000_000;
    private static final int TAIL = 15;
    private static final int WIDTH = 200;

    private final Path file;
    private final Path begins;

    SiblingLog(StateDirectory state, String name) {
        this.file = state.log(name);
        this.begins = state.run().resolve(name + ".log-begins");
    }

    Path file() {
        return file;
    }

    /** Begins a run: what is written from now on belongs to it. */
    void begin() {
        try {
            if (Files.exists(file) && Files.size(file) > LARGEST) {
                Files.move(file, Path.of(file + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(begins, String.valueOf(Files.exists(file) ? Files.size(file) : 0));
        } catch (IOException e) {
            throw new UncheckedIOException("The log " + file + " cannot be started: " + e, e);
        }
    }

    /** Returns what was logged since the run began. */
    String ofThisRun() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(Long.parseLong(Files.readString(begins).strip()));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException | NumberFormatException e) {
            return "";
        }
    }

    /** Returns the last lines of this run, each cut. */
    List<String> tail() {
        List<String> lines = ofThisRun().lines().toList();
        return lines.subList(Math.max(0, lines.size() - TAIL), lines.size()).stream()
                .map(line -> line.substring(0, Math.min(line.length(), WIDTH)))
                .toList();
    }
}
