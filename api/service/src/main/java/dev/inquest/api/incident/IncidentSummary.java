package dev.inquest.api.incident;

import dev.inquest.incident.Entity;
import dev.inquest.incident.FaultCode;
import dev.inquest.incident.Mode;
import dev.inquest.incident.Phase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An incident in a list. */
public record IncidentSummary(
        String id,
        String source,
        String title,
        String cluster,
        @Nullable String namespace,
        Phase phase,
        @Nullable Mode mode,
        @Nullable String outcomeStatus,
        List<Cause> rootCauses,
        Instant acceptedAt,
        @Nullable Instant closedAt,
        IncidentView.Links links) {

    /** A root cause in a list. */
    public record Cause(Entity entity, FaultCode fault, double confidence) {}
}
