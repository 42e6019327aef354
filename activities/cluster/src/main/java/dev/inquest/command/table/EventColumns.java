package dev.inquest.command.table;

import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.kubernetes.Fields;
import java.util.List;

/** Columns of events as {@code kubectl get events} prints them. */
final class EventColumns {

    private EventColumns() {}

    static List<Column> columns() {
        return List.of(
                Column.timed("LAST SEEN", (o, now) -> Ages.since(EventFields.lastSeen(o), now)),
                Column.of("TYPE", o -> text(o, "type")),
                Column.of("REASON", o -> text(o, "reason")),
                Column.of("OBJECT", EventFields::object),
                Column.wide("SUBOBJECT", o -> text(o, "involvedObject", "fieldPath")),
                Column.wide("SOURCE", EventColumns::source),
                Column.of("MESSAGE", o -> text(o, "message").strip()),
                new Column("FIRST SEEN", true, (o, now) -> Ages.since(EventFields.firstSeen(o), now)),
                Column.wide("COUNT", o -> String.valueOf(EventFields.count(o))),
                Column.wide("NAME", Fields::name));
    }

    private static String source(JsonNode event) {
        String component = Fields.or(text(event, "source", "component"), text(event, "reportingComponent"));
        String host = text(event, "source", "host");
        return host.isEmpty() ? component : component + ", " + host;
    }
}
