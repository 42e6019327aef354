package dev.inquest.command.describe;

import java.util.List;

/** Small tables inside descriptions. */
final class Columns {

    private Columns() {}

    /** Headers and rows, padded. */
    static String text(List<String> headers, List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        line(text, headers, headers, rows);
        rows.forEach(row -> line(text, row, headers, rows));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells, List<String> headers, List<List<String>> rows) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            int column = i;
            int width = Math.max(
                    headers.get(i).length(),
                    rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0));
            line.append(cells.get(i))
                    .append(" ".repeat(Math.max(0, width - cells.get(i).length()) + 2));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
