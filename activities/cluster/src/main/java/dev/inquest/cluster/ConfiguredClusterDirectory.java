package dev.inquest.cluster;

import dev.inquest.recording.RecordedApiServer;
import dev.inquest.recording.Recording;
import dev.inquest.recording.RecordingCatalog;
import dev.inquest.recording.format.RecordingException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/** The clusters of the configuration and the recordings below the configured roots, opened when first asked for. */
@ApplicationScoped
public class ConfiguredClusterDirectory implements ClusterDirectory, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ConfiguredClusterDirectory.class);

    private final ClustersConfig config;
    private final Map<String, ClusterAccess> open = new HashMap<>();

    /** What this configuration names. */
    @Inject
    public ConfiguredClusterDirectory(ClustersConfig config) {
        this.config = config;
    }

    /** Says at start-up which names are hidden by others, and which roots hold nothing. */
    void checkNames(@Observes StartupEvent started) {
        duplicates().forEach(LOG::warn);
        for (Path root : roots()) {
            if (!Files.isDirectory(root)) {
                LOG.warnf("inquest.recordings names %s, which is no directory: no recording is offered from it", root);
            }
        }
    }

    /** A warning for each name that is given more than once; the first in the order clusters, roots is used. */
    List<String> duplicates() {
        List<String> warnings = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        config.clusters().keySet().forEach(name -> owners.put(name, "the configured cluster"));
        for (Path root : roots()) {
            for (String name : recordings(root)) {
                String owner = owners.putIfAbsent(name, "the recording in " + root);
                if (owner != null) {
                    warnings.add("the name " + name + " is given twice: " + owner
                            + " is used, the recording of that name in " + root + " is not reachable");
                }
            }
        }
        return warnings;
    }

    @Override
    public synchronized ClusterAccess access(String name) {
        ClusterAccess known = open.get(name);
        if (known != null) {
            return known;
        }
        ClusterAccess opened = open(name);
        open.put(name, opened);
        return opened;
    }

    @Override
    public Collection<String> names() {
        Collection<String> names = new TreeSet<>(config.clusters().keySet());
        roots().forEach(root -> names.addAll(recordings(root)));
        return names;
    }

    @Override
    @PreDestroy
    public synchronized void close() {
        open.values().forEach(ClusterAccess::close);
        open.clear();
    }

    private ClusterAccess open(String name) {
        ClustersConfig.Cluster cluster = config.clusters().get(name);
        if (cluster != null) {
            return new KubernetesAccess(
                    name,
                    Clients.configured(name, cluster),
                    cluster.prometheusUrl().orElse(null),
                    Observatory.NONE,
                    () -> {});
        }
        Optional<Path> root =
                roots().stream().filter(r -> recordings(r).contains(name)).findFirst();
        return recorded(name, root.orElseThrow(() -> new UnknownClusterException(name, names())));
    }

    private static ClusterAccess recorded(String name, Path root) {
        try {
            Recording recording = new RecordingCatalog(root).load(name);
            RecordedApiServer server = RecordedApiServer.start(recording);
            return new KubernetesAccess(
                    name,
                    Clients.plain(server.uri()),
                    server.prometheusUri().orElse(null),
                    RecordedObservatory.of(recording),
                    server::close);
        } catch (RecordingException e) {
            throw new ClusterUnavailableException(
                    "the recording " + name + " cannot be used: " + e.messageWithoutPath(), e);
        }
    }

    private List<Path> roots() {
        return config.recordings().orElse(List.of());
    }

    private static List<String> recordings(Path root) {
        try {
            return Files.isDirectory(root) ? new RecordingCatalog(root).names() : List.of();
        } catch (RecordingException e) {
            LOG.warnf("the recordings below %s cannot be listed: %s", root, e.getMessage());
            return List.of();
        }
    }
}
