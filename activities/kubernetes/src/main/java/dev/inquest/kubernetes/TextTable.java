package dev.inquest.kubernetes;

import dev.inquest.incident.Entity;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Rows under headers, padded as kubectl pads them.
 *
 * @param headers one a column
 * @param rows in the order printed
 */
public record TextTable(List<String> headers, List<Row> rows) {

    private static final String GAP = "   ";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
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
            cells = cells.stream()
                    .map(c -> c.replace('\n', ' ').replace('\r', ' '))
                    .toList();
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

    /** The columns of a row by header. */
    public Map<String, String> columns(Row row) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            columns.put(headers.get(i), row.cells().get(i));
        }
        return columns;
    }

    /**
     * The table with at most about so many characters: what is kept is what looks abnormal, then what was restarted, then
     * the rest, each from the top; the order stays.
     */
    public TextTable within(int characters) {
        return within(characters, (one, other) -> 0);
    }

    /** The same, and among rows that look alike the first by this order are kept. */
    public TextTable within(int characters, Comparator<Row> preferred) {
        int[] widths = IntStream.range(0, headers.size()).map(this::width).toArray();
        int room = characters - cost(headers, widths);
        if (rows.stream().mapToInt(r -> cost(r.cells(), widths)).sum() <= room) {
            return this;
        }
        BitSet keep = new BitSet(rows.size());
        for (int index : decisiveFirst(preferred)) {
            int cost = cost(rows.get(index).cells(), widths);
            if (cost <= room || keep.isEmpty()) {
                room -= cost;
                keep.set(index);
            }
        }
        return new TextTable(headers, keep.stream().mapToObj(rows::get).toList());
    }

    /** The indexes of the rows, those first that decide: abnormal, restarted, the rest. */
    public List<Integer> decisiveFirst(Comparator<Row> preferred) {
        return IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> rank(rows.get(i))).thenComparing(rows::get, preferred))
                .toList();
    }

    private int rank(Row row) {
        if (isAbnormal(row)) {
            return 0;
        }
        return List.of("", "0").contains(columns(row).getOrDefault("RESTARTS", "")) ? 2 : 1;
    }

    private static int cost(List<String> cells, int[] widths) {
        int last = cells.size() - 1;
        return IntStream.range(0, last).map(i -> widths[i] + GAP.length()).sum()
                + cells.get(last).length()
                + 1;
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
                || columns.getOrDefault("ENDPOINTS", "").equals("<none>")
                || isLess(columns.getOrDefault("READY", ""), columns.getOrDefault("DESIRED", ""));
    }

    private static boolean isLess(String ready, String desired) {
        return NUMBER.matcher(ready).matches()
                && NUMBER.matcher(desired).matches()
                && Integer.parseInt(ready) < Integer.parseInt(desired);
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
            String cell = cells.get(i);
            line.append(cell);
            if (i < cells.size() - 1) {
                line.append(" ".repeat(Math.max(0, widths[i] - cell.length()))).append(GAP);
            }
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
