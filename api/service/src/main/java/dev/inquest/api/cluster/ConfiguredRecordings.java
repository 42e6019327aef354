package dev.inquest.api.cluster;

import dev.inquest.cluster.ClusterUnavailableException;
import dev.inquest.cluster.ClustersConfig;
import dev.inquest.incident.Alert;
import dev.inquest.recording.RecordedAlert;
import dev.inquest.recording.Recording;
import dev.inquest.recording.RecordingCatalog;
import dev.inquest.recording.format.RecordingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The recordings below the configured root directories; a root that is not there holds none. */
@ApplicationScoped
class ConfiguredRecordings implements Recordings {

    private final List<Path> roots;

    ConfiguredRecordings(ClustersConfig config) {
        this.roots = config.recordings().orElse(List.of());
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        roots.stream().filter(Files::isDirectory).forEach(root -> names.addAll(new RecordingCatalog(root).names()));
        return names;
    }

    @Override
    public Optional<RecordedIncident> find(String name) {
        return roots.stream()
                .filter(Files::isDirectory)
                .map(RecordingCatalog::new)
                .filter(catalog -> catalog.names().contains(name))
                .findFirst()
                .map(catalog -> incident(catalog, name));
    }

    private static RecordedIncident incident(RecordingCatalog catalog, String name) {
        try {
            Recording recording = catalog.load(name);
            return new RecordedIncident(
                    recording.title(),
                    recording.description(),
                    recording.namespace(),
                    recording.startsAt(),
                    recording.alerts().stream().map(ConfiguredRecordings::alert).toList());
        } catch (RecordingException e) {
            throw new ClusterUnavailableException("recording '" + name + "' is broken: " + e.messageWithoutPath(), e);
        }
    }

    private static Alert alert(RecordedAlert alert) {
        return new Alert(alert.labels(), alert.annotations(), instant(alert.startsAt()));
    }

    private static @Nullable Instant instant(Optional<String> text) {
        try {
            return text.map(OffsetDateTime::parse)
                    .map(OffsetDateTime::toInstant)
                    .orElse(null);
        } catch (DateTimeParseException e) {
            return null; // the page is data: a time nobody can read is no time
        }
    }
}
