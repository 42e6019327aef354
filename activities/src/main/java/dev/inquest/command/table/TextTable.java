package dev.inquest.command.table;

import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows under headers, padded as kubectl pads them.
 *
 * @param headers one a column
 * @param rows in the order printed
 */
public record TextTable(List<String> headers, List<Row> rows) {

    private static final String GAP = "   ";
    private static final Set<String> HEALTHY = Set.of(
            "Running", "Completed", "Succeeded", "Active", "Bound", "Ready", "Available", "Complete", "Approved");

    public TextTable {
        headers = List.copyOf(headers);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param entity what it is about
     * @param cells one a column
     */
    public record Row(Entity entity, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** The table as text. */
    public String text() {
        int[] widths = IntStream.range(0, headers.size()).map(this::width).toArray();
        StringBuilder text = new StringBuilder();
        line(text, headers, widths);
        rows.forEach(row -> line(text, row.cells(), widths));
        return text.toString();
    }

    /** The rows as observations, columns exactly as printed. */
    public List<Observation> observations() {
        List<Observation> all = new ArrayList<>();
        for (Row row : rows) {
            all.add(new Observation.TableRow(row.entity(), columns(row)));
        }
        return all;
    }

    /** The columns of a row by header. */
    public Map<String, String> columns(Row row) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            columns.put(headers.get(i), row.cells().get(i));
        }
        return columns;
    }

    /**
     * The table with at most about so many characters: rows that look healthy are dropped from the end first, so the
     * order stays and what is abnormal is kept.
     */
    public TextTable within(int characters) {
        int perRow = IntStream.range(0, headers.size()).map(this::width).sum() + GAP.length() * headers.size();
        int most = Math.max(1, characters / Math.max(1, perRow) - 1);
        if (rows.size() <= most) {
            return this;
        }
        long abnormal = rows.stream().filter(this::isAbnormal).count();
        long healthyLeft = Math.max(0, most - abnormal);
        List<Row> kept = new ArrayList<>();
        for (Row row : rows) {
            boolean keep = isAbnormal(row) || healthyLeft-- > 0;
            if (keep && kept.size() < most) {
                kept.add(row);
            }
        }
        return new TextTable(headers, kept);
    }

    /** How many rows look other than healthy. */
    public long abnormal() {
        return rows.stream().filter(this::isAbnormal).count();
    }

    private boolean isAbnormal(Row row) {
        Map<String, String> columns = columns(row);
        String status = columns.getOrDefault("STATUS", "Ready");
        return isPartly(columns.getOrDefault("READY", "")) && !status.equals("Completed") && !status.equals("Succeeded")
                || !HEALTHY.contains(status)
                || columns.getOrDefault("TYPE", "").equals("Warning")
                || columns.getOrDefault("ENDPOINTS", "").equals("<none>");
    }

    private static boolean isPartly(String ready) {
        int slash = ready.indexOf('/');
        return slash > 0 && !ready.substring(0, slash).equals(ready.substring(slash + 1));
    }

    private int width(int column) {
        return Math.max(
                headers.get(column).length(),
                rows.stream()
                        .mapToInt(r -> r.cells().get(column).length())
                        .max()
                        .orElse(0));
    }

    private static void line(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i).replace('\n', ' ').replace('\r', ' ');
            line.append(cell);
            if (i < cells.size() - 1) {
                line.append(" ".repeat(Math.max(0, widths[i] - cell.length()))).append(GAP);
            }
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
