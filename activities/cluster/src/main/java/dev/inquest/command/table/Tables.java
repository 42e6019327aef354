package dev.inquest.command.table;

import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.TextTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the table that {@code kubectl get} prints for objects of one kind. */
public final class Tables {

    static final Column AGE =
            Column.timed("AGE", (object, now) -> Ages.since(time(object, "metadata", "creationTimestamp"), now));

    private static final Map<String, List<Column>> BY_KIND = byKind();

    private Tables() {}

    /**
     * The table.
     *
     * @param kind their kind
     * @param objects what becomes a row each
     * @param options which columns
     * @param now the cluster's own time
     */
    public static TextTable of(String kind, List<JsonNode> objects, Options options, @Nullable Instant now) {
        List<Column> columns = columns(kind, options);
        List<TextTable.Row> rows = objects.stream()
                .map(o -> new TextTable.Row(
                        Fields.entity(o),
                        columns.stream().map(c -> c.cell().of(o, now)).toList()))
                .toList();
        return new TextTable(columns.stream().map(Column::header).toList(), rows);
    }

    /**
     * Which columns a table has.
     *
     * @param wide with those of {@code -o wide}
     * @param namespaces with the namespace first
     * @param prefix what the names begin with, as in {@code pod/}, empty for nothing
     * @param labelColumns labels that are a column each
     * @param labels with all labels last
     */
    public record Options(boolean wide, boolean namespaces, String prefix, List<String> labelColumns, boolean labels) {

        public Options {
            labelColumns = List.copyOf(labelColumns);
        }

        /** The plain table. */
        public static final Options PLAIN = new Options(false, false, "", List.of(), false);
    }

    private static List<Column> columns(String kind, Options options) {
        List<Column> columns = new ArrayList<>();
        if (options.namespaces()) {
            columns.add(Column.of("NAMESPACE", o -> Objects.requireNonNullElse(Fields.namespace(o), "")));
        }
        if (kind.equals("Event")) {
            columns.addAll(EventColumns.columns());
        } else {
            columns.add(Column.of("NAME", o -> options.prefix() + name(o)));
            columns.addAll(BY_KIND.getOrDefault(kind, List.of(AGE)));
        }
        options.labelColumns()
                .forEach(label -> columns.add(Column.of(
                        label.substring(label.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT),
                        o -> Fields.labels(o).getOrDefault(label, ""))));
        if (options.labels()) {
            columns.add(Column.of("LABELS", o -> Fields.pairs(Fields.labels(o))));
        }
        return columns.stream().filter(c -> options.wide() || !c.wide()).toList();
    }

    private static Map<String, List<Column>> byKind() {
        Map<String, List<Column>> all = new HashMap<>(WorkloadColumns.columns());
        all.putAll(NetworkColumns.columns());
        all.putAll(OtherColumns.columns());
        return Map.copyOf(all);
    }
}
