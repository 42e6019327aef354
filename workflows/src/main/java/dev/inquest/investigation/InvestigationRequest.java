package dev.inquest.investigation;

import dev.inquest.incident.Settings;
import org.jspecify.annotations.Nullable;

/**
 * What starts an investigation. The page itself stays in the database: activities read it there.
 *
 * @param incidentId the accepted incident
 * @param title its title, for the Temporal UI
 * @param cluster the configured cluster's name
 * @param namespace the namespace, or null
 * @param settings how to investigate
 */
public record InvestigationRequest(
        String incidentId,
        String title,
        String cluster,
        @Nullable String namespace,
        Settings settings) {}
