package dev.inquest.api.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An incident as it is reported over REST; every field may be left out, and {@link ReportReader} says which of them must
 * not be.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An incident. Name a configured recording, or give title, description and cluster, or alerts.")
public record IncidentRequest(
        @Schema(description = "A configured recording: fields left out are filled from it") @Nullable
        String recording,

        @Schema(description = "Who reports, as in alertmanager", defaultValue = "api") @Nullable
        String source,

        @Nullable String title,
        @Nullable String description,

        @Schema(description = "A configured cluster or recording; see GET /clusters") @Nullable
        String cluster,

        @Nullable String namespace,
        @Nullable Instant startsAt,
        @Nullable List<AlertInput> alerts,
        @Nullable SettingsRequest settings) {

    /** An alert as in an Alertmanager webhook. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AlertInput(
            @Nullable Map<String, String> labels,
            @Nullable Map<String, String> annotations,
            @Nullable Instant startsAt) {}
}
