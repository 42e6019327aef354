package dev.inquest.scan;

import dev.inquest.analysis.Analyzers;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.cluster.ClusterAccess;
import dev.inquest.cluster.ClusterDirectory;
import dev.inquest.command.CommandCatalog;
import dev.inquest.command.api.ApiClient;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.catalog.CommandRunner;
import dev.inquest.incident.Entity;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.observation.Evidence;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * All analyzers over a namespace or a cluster, now. A scan is no investigation: it has no incident, no plan and no budget of
 * looks but a bounded time, and nothing of it is stored.
 */
@ApplicationScoped
public class Scanner {

    private static final int OBJECTS_A_LOOK = 50;

    private final ClusterDirectory clusters;
    private final CommandCatalog catalog;
    private final CommandRunner runner;
    private final Analyzers analyzers;
    private final ScanConfig config;
    private final Semaphore free;

    public Scanner(
            ClusterDirectory clusters,
            CommandCatalog catalog,
            CommandRunner runner,
            Analyzers analyzers,
            ScanConfig config) {
        this.clusters = clusters;
        this.catalog = catalog;
        this.runner = runner;
        this.analyzers = analyzers;
        this.config = config;
        this.free = new Semaphore(config.concurrent());
    }

    /**
     * Scans the cluster or recording of this name.
     *
     * @param namespace the namespace, or null for all
     * @throws dev.inquest.cluster.UnknownClusterException when no cluster or recording has that name
     * @throws dev.inquest.cluster.ClusterUnavailableException when it does not answer
     * @throws UnknownNamespaceException when it has no such namespace
     * @throws TooManyScansException when as many run as may
     */
    public ScanReport scan(String cluster, @Nullable String namespace) {
        ClusterAccess access = clusters.access(cluster);
        if (!free.tryAcquire()) {
            throw new TooManyScansException(config.concurrent());
        }
        try {
            return scan(access, cluster, namespace);
        } finally {
            free.release();
        }
    }

    private ScanReport scan(ClusterAccess access, String cluster, @Nullable String namespace) {
        long begun = System.nanoTime();
        Deadline deadline = Deadline.in(config.timeout());
        ClusterReader reader = new ClusterReader(new ApiClient(access), config.maxObjects() / OBJECTS_A_LOOK);
        Inventory inventory = new Inventory(reader, namespace, deadline);
        inventory.read();
        exists(cluster, namespace, inventory.evidence());
        new UnwellLogs(catalog, runner, access, deadline).addTo(inventory);
        long listed = System.nanoTime();
        MeshLook.Result mesh = MeshLook.at(inventory.evidence(), namespace);
        inventory.add(
                "istioctl analyze" + (namespace == null ? " -A" : " -n " + namespace),
                EvidenceStatus.OK,
                mesh.messages(),
                0);
        ScanAnalysis analysis = ScanAnalysis.of(analyzers, inventory.evidence(), cluster, namespace);
        List<String> notes = new ArrayList<>(mesh.notes());
        notes.addAll(analysis.notes());
        ScanReportWriter writer = new ScanReportWriter(inventory.evidence(), analysis.groups());
        List<String> unseen = ScanReportWriter.unseen(inventory.evidence(), notes);
        return new ScanReport(
                cluster,
                namespace,
                reader.observedAt(),
                unseen.isEmpty(),
                writer.counts(),
                writer.roots(),
                writer.found(analysis.groups().unexplained()),
                writer.found(analysis.groups().notes()),
                unseen,
                new ScanReport.Cost(
                        inventory.objects(),
                        inventory.evidence().stream().mapToInt(Evidence::looks).sum(),
                        Duration.ofNanos(listed - begun).truncatedTo(ChronoUnit.MILLIS),
                        Duration.ofNanos(System.nanoTime() - listed).truncatedTo(ChronoUnit.MILLIS)));
    }

    private static void exists(String cluster, @Nullable String namespace, List<Evidence> evidence) {
        if (namespace == null) {
            return;
        }
        EvidenceIndex seen = EvidenceIndex.of(evidence);
        if (seen.absent(Entity.clusterScoped("Namespace", namespace)).isPresent()) {
            throw new UnknownNamespaceException(
                    cluster,
                    namespace,
                    seen.entities("Namespace").stream().map(Entity::name).toList());
        }
    }
}
