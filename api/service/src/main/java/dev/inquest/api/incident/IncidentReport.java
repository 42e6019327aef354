package dev.inquest.api.incident;

import dev.inquest.incident.Alert;
import dev.inquest.incident.Settings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report that passed every check: what an incident is made of, before it has an id. */
record IncidentReport(
        String source,
        String title,
        String description,
        String cluster,
        @Nullable String namespace,
        @Nullable Instant startsAt,
        List<Alert> alerts,
        Settings settings) {}
