package dev.inquest.command.output;

import dev.inquest.incident.EvidenceStatus;
import dev.inquest.observation.Observation;
import java.time.Instant;
import java.util.List;

/**
 * What a command showed.
 *
 * @param status how it went; refused and failed looks carry an {@link Observation.Unavailable}
 * @param text the output after caps and redaction, as a person would read it
 * @param observations what the text shows
 * @param looks what it cost, at least 1 for anything that was sent
 * @param summary one line, as in {@code 11 pods, 2 not ready}
 * @param observedAt the cluster's own time ("now")
 */
public record CommandOutput(
        EvidenceStatus status,
        String text,
        List<Observation> observations,
        int looks,
        String summary,
        Instant observedAt) {

    public CommandOutput {
        observations = List.copyOf(observations);
    }
}
