package dev.inquest.api.scan;

import org.jspecify.annotations.Nullable;

/**
 * What to scan.
 *
 * @param cluster the configured cluster, or null
 * @param recording the recording, or null; either of the two
 * @param namespace the namespace, or null for all
 */
public record ScanRequest(
        @Nullable String cluster,
        @Nullable String recording,
        @Nullable String namespace) {}
