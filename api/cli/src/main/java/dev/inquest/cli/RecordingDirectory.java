package dev.inquest.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The recordings below a directory, by name; their contents are the service's business. */
final class RecordingDirectory {

    private static final String PAGE = "incident.yaml";

    private final Path directory;

    /** @throws IllegalArgumentException when it is no directory, or no directory of recordings */
    RecordingDirectory(Path directory) {
        this.directory = directory;
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException("There is no directory " + directory + " with recordings.");
        }
        if (Files.exists(directory.resolve(PAGE))) {
            throw new IllegalArgumentException(directory + " is a recording itself: name the directory it lies in"
                    + " (and --only " + directory.toAbsolutePath().normalize().getFileName() + ").");
        }
        if (names().isEmpty()) {
            throw new IllegalArgumentException(
                    "No sub-directory of " + directory + " is a recording (none has an " + PAGE + ").");
        }
    }

    /** The names, sorted. */
    List<String> names() {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve(PAGE)))
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The recordings below " + directory + " cannot be listed: " + e, e);
        }
    }

    /** Those whose name matches a shell pattern such as {@code mesh-*}. */
    static List<String> only(List<String> names, @Nullable String pattern) {
        if (pattern == null) {
            return names;
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        return names.stream().filter(name -> matcher.matches(Path.of(name))).toList();
    }
}
