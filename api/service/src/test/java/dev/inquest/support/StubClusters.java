package dev.inquest.support;

import dev.inquest.api.cluster.RecordedIncident;
import dev.inquest.api.cluster.Recordings;
import dev.inquest.cluster.ClusterAccess;
import dev.inquest.cluster.ClusterDirectory;
import dev.inquest.cluster.ClusterUnavailableException;
import dev.inquest.cluster.UnknownClusterException;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Two clusters and two recordings, one of them broken; none can be looked at. */
public final class StubClusters {

    private StubClusters() {}

    /** The names. */
    @Mock
    @ApplicationScoped
    public static class Directory implements ClusterDirectory {

        @Override
        public ClusterAccess access(String name) {
            throw new UnknownClusterException(name, names());
        }

        @Override
        public Collection<String> names() {
            return List.of("broken-recording", "east", "recorded-shop", "west");
        }
    }

    /** The recordings. */
    @Mock
    @ApplicationScoped
    public static class Recorded implements Recordings {

        @Override
        public Set<String> names() {
            return new TreeSet<>(Set.of("broken-recording", "recorded-shop"));
        }

        @Override
        public Optional<RecordedIncident> find(String name) {
            return switch (name) {
                case "recorded-shop" ->
                    Optional.of(new RecordedIncident(
                            "checkout answers 503", "", "shop", Instant.parse("2026-01-02T03:04:05Z"), List.of()));
                case "broken-recording" ->
                    throw new ClusterUnavailableException(
                            "recording '" + name + "' is broken: pods.yaml:3: no mapping");
                default -> Optional.empty();
            };
        }
    }
}
