package dev.inquest.cluster;

import java.util.Collection;

/** The clusters and recordings that the configuration names. */
public interface ClusterDirectory {

    /**
     * The cluster of this name; stays open and shared until the service stops.
     *
     * @throws UnknownClusterException when no cluster or recording has that name
     * @throws ClusterUnavailableException when it is configured but cannot be used now
     */
    ClusterAccess access(String name);

    /** The names known, sorted: configured clusters and the recordings under the configured roots. */
    Collection<String> names();
}
