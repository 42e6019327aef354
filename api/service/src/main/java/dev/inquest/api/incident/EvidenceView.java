package dev.inquest.api.incident;

import dev.inquest.incident.EvidenceStatus;
import dev.inquest.observation.Observation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence with its output.
 *
 * @param digest SHA-256 of the stored output
 * @param chainDigest the link of the hash chain, or null until the chain is sealed up to here
 */
public record EvidenceView(
        int number,
        String command,
        EvidenceStatus status,
        int looks,
        Instant observedAt,
        String text,
        List<Observation> observations,
        String digest,
        @Nullable String chainDigest) {}
