package dev.inquest.command.output;

import dev.inquest.kubernetes.TextTable;
import dev.inquest.observation.Observation;
import java.util.List;

/** The rows of a printed table as observations. */
public final class TableRows {

    private TableRows() {}

    /** Returns an observation for each row, with the columns exactly as printed. */
    public static List<Observation> of(TextTable table) {
        return table.rows().stream()
                .<Observation>map(row -> new Observation.TableRow(row.entity(), table.columns(row)))
                .toList();
    }
}
