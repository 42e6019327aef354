package dev.inquest.recording;

import dev.inquest.recording.format.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The recordings below one root directory. Outside, a recording is a name; only the server's configuration knows paths.
 * The root is listed at each question, so a recording that is added later is found.
 */
public final class RecordingCatalog {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final Path root;

    /** @throws RecordingException when the root is no directory */
    public RecordingCatalog(Path root) {
        if (!Files.isDirectory(root)) {
            throw RecordingException.inFile(root, "is no directory with recordings");
        }
        this.root = root;
    }

    /** The names of all recordings, sorted. A directory without an {@code incident.yaml} is none. */
    public List<String> names() {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve(IncidentFile.NAME)))
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw RecordingException.inFile(root, "cannot be listed: " + e, e);
        }
    }

    /**
     * Loads a recording by its name.
     *
     * @throws RecordingException when the name is unknown or no name (the message lists the known ones), or the recording
     *     is broken
     */
    public Recording load(String name) {
        if (!NAME.matcher(name).matches()) {
            throw RecordingException.of("a recording is named by letters, digits, '.', '_' and '-', never by a path");
        }
        List<String> known = names();
        if (!known.contains(name)) {
            throw RecordingException.of("there is no recording '" + name + "'; known are: " + String.join(", ", known));
        }
        return Recording.load(root.resolve(name));
    }
}
