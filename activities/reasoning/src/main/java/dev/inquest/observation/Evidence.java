package dev.inquest.observation;

import dev.inquest.incident.EvidenceStatus;
import java.time.Instant;
import java.util.List;

/**
 * One piece of evidence as rules and roles read it.
 *
 * @param number its number in the investigation, from 1
 * @param command the canonical command line
 * @param status how the look went
 * @param text the stored output, after caps and redaction
 * @param observations what the output shows
 * @param looks what it cost
 * @param observedAt the cluster's own time when it was seen
 */
public record Evidence(
        int number,
        String command,
        EvidenceStatus status,
        String text,
        List<Observation> observations,
        int looks,
        Instant observedAt) {

    public Evidence {
        observations = List.copyOf(observations);
    }
}
