package dev.inquest.recording;

import java.util.Map;
import java.util.Optional;

/**
 * An alert that reported the incident, as in an Alertmanager webhook.
 *
 * @param status {@code firing} or {@code resolved}
 * @param startsAt RFC 3339 time as the webhook wrote it, empty when it did not
 */
public record RecordedAlert(
        String status, Map<String, String> labels, Map<String, String> annotations, Optional<String> startsAt) {
    public RecordedAlert {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }
}
