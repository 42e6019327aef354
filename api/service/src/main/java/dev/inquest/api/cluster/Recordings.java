package dev.inquest.api.cluster;

import java.util.Optional;
import java.util.Set;

/** The recordings under the configured roots, by name. */
public interface Recordings {

    /** The names, sorted. */
    Set<String> names();

    /**
     * The recording's incident, or empty when there is none of that name.
     *
     * @throws dev.inquest.cluster.ClusterUnavailableException when it is there but broken; the message names the file
     */
    Optional<RecordedIncident> find(String name);
}
