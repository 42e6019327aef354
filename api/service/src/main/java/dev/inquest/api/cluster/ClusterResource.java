package dev.inquest.api.cluster;

import dev.inquest.api.page.Items;
import dev.inquest.cluster.ClusterDirectory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an incident may name. */
@Path("/clusters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "clusters")
public class ClusterResource {

    private final ClusterDirectory clusters;
    private final Recordings recordings;

    ClusterResource(ClusterDirectory clusters, Recordings recordings) {
        this.clusters = clusters;
        this.recordings = recordings;
    }

    @GET
    @Operation(operationId = "listClusters", summary = "List the configured clusters and recordings")
    public Items<Named> list() {
        Set<String> recorded = recordings.names();
        return new Items<>(clusters.names().stream()
                .map(name -> new Named(name, recorded.contains(name) ? Kind.RECORDING : Kind.CLUSTER))
                .toList());
    }

    /** A name that an incident may carry. */
    public record Named(String name, Kind kind) {}

    /** Whether it is live. */
    public enum Kind {
        CLUSTER,
        RECORDING
    }
}
