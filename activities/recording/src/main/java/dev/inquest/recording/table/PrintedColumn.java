package dev.inquest.recording.table;

import java.util.function.Function;

/**
 * One column of a table: its heading as the API server defines it, and how a cell is made.
 *
 * @param type {@code string}, {@code integer} or {@code boolean}
 * @param wide whether it is shown by {@code -o wide} only
 */
public record PrintedColumn(String name, String type, boolean wide, Function<Row, Object> cell) {

    /** The API marks the column that identifies the object. */
    public String format() {
        return name.equals("Name") ? "name" : "";
    }

    static PrintedColumn text(String name, Function<Row, Object> cell) {
        return new PrintedColumn(name, "string", false, cell);
    }

    static PrintedColumn number(String name, String path) {
        return new PrintedColumn(name, "integer", false, row -> row.number(path));
    }

    static PrintedColumn wide(String name, Function<Row, Object> cell) {
        return new PrintedColumn(name, "string", true, cell);
    }

    static PrintedColumn objectName() {
        return text("Name", row -> row.text("metadata.name"));
    }

    static PrintedColumn age() {
        return text("Age", row -> row.age("metadata.creationTimestamp"));
    }

    static PrintedColumn containers(String path) {
        return wide("Containers", row -> row.joined(path, "name"));
    }

    static PrintedColumn images(String path) {
        return wide("Images", row -> row.joined(path, "image"));
    }

    static PrintedColumn selector(String path) {
        return wide("Selector", row -> row.selector(path));
    }
}
