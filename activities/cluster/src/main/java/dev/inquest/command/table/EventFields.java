package dev.inquest.command.table;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Entity;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an event says, whichever of the old and the new fields hold it. */
public final class EventFields {

    /** Oldest first, those without a time before all. */
    public static final Comparator<JsonNode> BY_TIME =
            Comparator.comparing(e -> Objects.requireNonNullElse(lastSeen(e), Instant.MIN));

    private EventFields() {}

    /** When it was last seen, or null. */
    public static @Nullable Instant lastSeen(JsonNode event) {
        return Stream.of(
                        time(event, "series", "lastObservedTime"),
                        time(event, "lastTimestamp"),
                        time(event, "eventTime"),
                        time(event, "firstTimestamp"),
                        time(event, "metadata", "creationTimestamp"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** When it was first seen, or null. */
    public static @Nullable Instant firstSeen(JsonNode event) {
        Instant first = time(event, "firstTimestamp");
        return first != null ? first : time(event, "eventTime");
    }

    /** How often it was seen, at least 1. */
    public static int count(JsonNode event) {
        int series = at(event, "series", "count").asInt();
        return Math.max(1, series > 0 ? series : event.path("count").asInt());
    }

    /** What it is about, as in {@code pod/cart-0}. */
    public static String object(JsonNode event) {
        return text(event, "involvedObject", "kind").toLowerCase(Locale.ROOT) + "/"
                + text(event, "involvedObject", "name");
    }

    /** What it is about. */
    public static Entity regarding(JsonNode event) {
        return new Entity(
                text(event, "involvedObject", "namespace"),
                or(text(event, "involvedObject", "kind"), "Unknown"),
                or(text(event, "involvedObject", "name"), "unknown"));
    }

    /** Its time as {@code kubectl events} prints it, as in {@code 5m (x3 over 10m)}. */
    public static String seen(JsonNode event, @Nullable Instant now) {
        String last = Ages.since(lastSeen(event), now);
        return count(event) > 1
                ? last + " (x" + count(event) + " over " + Ages.since(firstSeen(event), now) + ")"
                : last;
    }
}
