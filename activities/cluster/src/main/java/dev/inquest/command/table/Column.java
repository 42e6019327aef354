package dev.inquest.command.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param header its header
 * @param wide whether only {@code -o wide} shows it
 * @param cell its cell for an object, now
 */
record Column(String header, boolean wide, Cell cell) {

    /** Makes a cell. */
    interface Cell {
        String of(JsonNode object, @Nullable Instant now);
    }

    static Column of(String header, Function<JsonNode, String> cell) {
        return new Column(header, false, (object, now) -> cell.apply(object));
    }

    static Column wide(String header, Function<JsonNode, String> cell) {
        return new Column(header, true, (object, now) -> cell.apply(object));
    }

    static Column timed(String header, Cell cell) {
        return new Column(header, false, cell);
    }
}
