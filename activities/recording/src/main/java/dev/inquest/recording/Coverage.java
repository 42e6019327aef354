package dev.inquest.recording;

import java.util.Map;
import java.util.Set;

/**
 * What a recording knows completely. Of everything else it holds what happened to be recorded, and nobody may conclude
 * absence from it.
 *
 * @param cluster resources complete in the whole cluster ({@code nodes}; a namespaced one is then complete in every
 *     namespace), as plural or {@code plural.group}
 * @param namespaces resources complete in a namespace
 * @param logs how much of the container logs was kept
 * @param metrics whether {@code metrics.csv} was recorded
 */
public record Coverage(Set<String> cluster, Map<String, Set<String>> namespaces, Logs logs, boolean metrics) {

    /** How much of the container logs was kept. */
    public enum Logs {
        /** The last lines of each recorded log. */
        TAIL,
        /** Only lines that a search for errors had kept. */
        EXCERPTS,
        /** No log at all. */
        NONE
    }

    public Coverage {
        cluster = Set.copyOf(cluster);
        namespaces = Map.copyOf(namespaces);
    }

    /**
     * Whether everything there is of a resource in one namespace was recorded.
     *
     * @param resource plural ({@code pods}) or plural and group ({@code peerauthentications.security.istio.io})
     */
    public boolean isCompleteIn(String resource, String namespace) {
        return isCompleteInCluster(resource)
                || namespaces.getOrDefault(namespace, Set.of()).contains(resource);
    }

    /** Whether everything there is of a resource in the whole cluster was recorded. */
    public boolean isCompleteInCluster(String resource) {
        return cluster.contains(resource);
    }
}
