package dev.inquest.recording;

import dev.inquest.recording.format.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An incident with the cluster it happened on, loaded from a directory: {@code incident.yaml}, {@code cluster/}, {@code
 * logs/}, and where recorded {@code metrics.csv} and {@code tools/}. Immutable; all objects are parsed when it is loaded,
 * so that a broken file is reported before anything is served. Logs are read when they are asked for.
 */
public final class Recording {
    private final Path directory;
    private final IncidentFile incident;
    private final RecordedObjects objects;

    private Recording(Path directory, IncidentFile incident, RecordedObjects objects) {
        this.directory = directory;
        this.incident = incident;
        this.objects = objects;
    }

    /**
     * @throws RecordingException when the directory is no recording or one of its files is broken; it names the file, and
     *     the line where known
     */
    public static Recording load(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw RecordingException.inFile(directory, "is no directory");
        }
        IncidentFile incident = IncidentFile.read(directory);
        return new Recording(
                directory, incident, RecordedObjects.read(directory.resolve("cluster"), incident.coverage()));
    }

    public String id() {
        return incident.id();
    }

    public String title() {
        return incident.title();
    }

    /** What the page says beyond the title; may be empty. */
    public String description() {
        return incident.description();
    }

    public String namespace() {
        return incident.namespace();
    }

    public Instant startsAt() {
        return incident.startsAt();
    }

    /** The "now" of the recording. */
    public Instant observedAt() {
        return incident.observedAt();
    }

    /** The alerts that reported the incident; most incidents have none. */
    public List<RecordedAlert> alerts() {
        return incident.alerts();
    }

    public Coverage coverage() {
        return incident.coverage();
    }

    /** Where the recorded metrics are ({@code timestamp,metric,labels,value}), if there are any. */
    public Optional<Path> metrics() {
        return Optional.of(directory.resolve("metrics.csv")).filter(Files::isRegularFile);
    }

    /** The recorded observations that have no Kubernetes object, one JSON file each, by name. */
    public List<Path> tools() {
        Path tools = directory.resolve("tools");
        if (!Files.isDirectory(tools)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(tools)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw RecordingException.inFile(tools, "cannot be listed: " + e, e);
        }
    }

    RecordedObjects objects() {
        return objects;
    }

    Path logDirectory() {
        return directory.resolve("logs");
    }
}
