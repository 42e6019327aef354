package dev.inquest.command.kubectl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.table.EventFields;
import dev.inquest.command.table.Tables;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.TextTable;
import java.time.Instant;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which objects an output keeps when it cannot keep all: what their table shows to be abnormal, and the latest events. */
final class DecisiveFirst {

    private DecisiveFirst() {}

    /** The positions of the objects, those first that an output should keep. */
    static List<Integer> order(ApiReply.Shown shown) {
        return Tables.of(shown.type().kind(), shown.objects(), Tables.Options.PLAIN, null)
                .decisiveFirst(preferred(shown));
    }

    /** At most so many objects, in their order. */
    static List<JsonNode> keep(ApiReply.Shown shown, int most) {
        if (shown.objects().size() <= most) {
            return shown.objects();
        }
        BitSet keep = new BitSet();
        order(shown).stream().limit(most).forEach(keep::set);
        return keep.stream().mapToObj(shown.objects()::get).toList();
    }

    /** Later events before earlier ones; other objects as they come. */
    static Comparator<TextTable.Row> preferred(ApiReply.Shown shown) {
        if (!shown.type().kind().equals("Event")) {
            return (one, other) -> 0;
        }
        Map<Entity, Instant> seen = new HashMap<>();
        shown.objects()
                .forEach(e ->
                        seen.put(Fields.entity(e), Objects.requireNonNullElse(EventFields.lastSeen(e), Instant.MIN)));
        return Comparator.comparing(row -> seen.getOrDefault(row.entity(), Instant.MIN), Comparator.reverseOrder());
    }
}
