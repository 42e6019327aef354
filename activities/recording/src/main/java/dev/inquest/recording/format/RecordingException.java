package dev.inquest.recording.format;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A recording that cannot be served as it is. The message names the file, the line where it is known, and what to change. */
public final class RecordingException extends RuntimeException {
    private final transient @Nullable Path file;
    private final int line;

    private RecordingException(String message, @Nullable Path file, int line, @Nullable Throwable cause) {
        super(message, cause);
        this.file = file;
        this.line = line;
    }

    public static RecordingException of(String message) {
        return new RecordingException(message, null, 0, null);
    }

    /** What is wrong with a file. */
    public static RecordingException inFile(Path file, String problem) {
        return new RecordingException(file + ": " + problem, file, 0, null);
    }

    /** What is wrong with a file, and what showed it. */
    public static RecordingException inFile(Path file, String problem, Throwable cause) {
        return new RecordingException(file + ": " + problem, file, 0, cause);
    }

    /** What is wrong with a line, counted from 1. */
    public static RecordingException atLine(Path file, int line, String problem, Throwable cause) {
        return new RecordingException(file + ":" + line + ": " + problem, file, line, cause);
    }

    /** The offending file, absent when the problem is the recording as a whole. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** The message with the file's name alone: the server's directories are nobody else's business. */
    public String messageWithoutPath() {
        String message = String.valueOf(getMessage());
        return file == null ? message : message.replace(file.toString(), String.valueOf(file.getFileName()));
    }

    /** The offending line, counted from 1, where the parser knew it. */
    public OptionalInt line() {
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }
}
