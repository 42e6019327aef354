package dev.inquest.command.kubectl;

import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.table.EventFields;
import dev.inquest.observation.Observation;

/** Events as observations. */
final class EventObservations {

    private EventObservations() {}

    /** The event; how often and since when only where the output shows them. */
    static Observation.EventSeen of(JsonNode event, boolean withCount) {
        return new Observation.EventSeen(
                EventFields.regarding(event),
                text(event, "type"),
                text(event, "reason"),
                text(event, "message").strip(),
                withCount ? EventFields.count(event) : 1,
                withCount ? EventFields.firstSeen(event) : null,
                EventFields.lastSeen(event));
    }
}
