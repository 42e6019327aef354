package dev.inquest.recording.table;

import java.util.Locale;

/** The columns of an Event: old events carry first and last timestamps, newer ones an event time and a series. */
final class EventTimes {
    private EventTimes() {}

    static String firstSeen(Row event) {
        return event.age(event.has("firstTimestamp") ? "firstTimestamp" : "eventTime");
    }

    static String lastSeen(Row event) {
        if (event.has("series")) {
            return event.age("series.lastObservedTime");
        }
        return event.has("lastTimestamp") ? event.age("lastTimestamp") : firstSeen(event);
    }

    static String count(Row event) {
        return Long.toString(Math.max(1, event.number(event.has("series") ? "series.count" : "count")));
    }

    static String object(Row event) {
        String kind = event.text("involvedObject.kind").toLowerCase(Locale.ROOT);
        String name = event.text("involvedObject.name");
        return name.isEmpty() ? kind : kind + "/" + name;
    }

    static String source(Row event) {
        String component = event.text("source.component", event.text("reportingComponent"));
        String instance = event.text("source.host", event.text("reportingInstance"));
        return instance.isEmpty() ? component : component + ", " + instance;
    }
}
