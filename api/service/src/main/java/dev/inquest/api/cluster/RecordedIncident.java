package dev.inquest.api.cluster;

import dev.inquest.incident.Alert;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a recording says about the incident it holds. */
public record RecordedIncident(
        String title,
        String description,
        @Nullable String namespace,
        @Nullable Instant startsAt,
        List<Alert> alerts) {}
