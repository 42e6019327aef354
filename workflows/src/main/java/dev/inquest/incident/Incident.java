package dev.inquest.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, as reported.
 *
 * @param id the service's own id
 * @param source who reported it, as in {@code alertmanager}, {@code cli}, {@code demo}
 * @param title one line
 * @param description what the page says; may be as terse as real pages are
 * @param cluster the configured cluster's or recording's name, never a path or URL
 * @param namespace where it was noticed, or null when the page names none
 * @param startsAt when it began, where known
 * @param alerts the alerts of the page, often none
 * @param recurrenceOf the earlier, closed incident with the same fingerprint, or null
 */
public record Incident(
        String id,
        String source,
        String title,
        String description,
        String cluster,
        @Nullable String namespace,
        @Nullable Instant startsAt,
        List<Alert> alerts,
        @Nullable String recurrenceOf) {

    public Incident {
        Require.text(id, "incident id");
        Require.text(source, "incident source");
        Require.text(title, "incident title");
        description = description == null ? "" : description;
        Require.text(cluster, "incident cluster");
        alerts = alerts == null ? List.of() : List.copyOf(alerts);
    }

    /** All the words of the page: title, description, alert labels and annotations, in that order. */
    public String page() {
        StringBuilder page = new StringBuilder(title).append('\n').append(description);
        for (Alert alert : alerts) {
            alert.labels().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(e ->
                            page.append('\n').append(e.getKey()).append('=').append(e.getValue()));
            alert.annotations().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(e ->
                            page.append('\n').append(e.getKey()).append(": ").append(e.getValue()));
        }
        return page.toString();
    }
}
