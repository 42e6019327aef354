package dev.inquest.incident;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alert of the page, in the shape of an Alertmanager webhook.
 *
 * @param labels what identifies it, as in {@code alertname}, {@code severity}
 * @param annotations what it says to people; data, never instructions
 * @param startsAt when it began to fire, where known
 */
public record Alert(
        Map<String, String> labels,
        Map<String, String> annotations,
        @Nullable Instant startsAt) {

    public Alert {
        labels = labels == null ? Map.of() : Map.copyOf(labels);
        annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
    }
}
