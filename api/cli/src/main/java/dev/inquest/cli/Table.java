package dev.inquest.cli;

import dev.inquest.text.Plain;
import java.util.ArrayList;
import java.util.List;

/** Rows under headings, as aligned text or Markdown. */
final class Table {

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();
    private final String whenEmpty;

    /**
     * @param whenEmpty what is said when there is no row
     * @param headings the columns
     */
    Table(String whenEmpty, String... headings) {
        this.whenEmpty = whenEmpty;
        this.headings = List.of(headings);
    }

    Table row(String... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException("a row of " + headings.size() + " cells has " + cells.length);
        }
        rows.add(List.of(cells));
        return this;
    }

    String text() {
        if (rows.isEmpty()) {
            return whenEmpty;
        }
        StringBuilder text = new StringBuilder();
        line(text, headings);
        rows.forEach(row -> line(text, row));
        return text.toString();
    }

    String markdown() {
        if (rows.isEmpty()) {
            return whenEmpty;
        }
        StringBuilder text = new StringBuilder();
        text.append("| ").append(String.join(" | ", headings)).append(" |\n");
        text.append("|").append(" --- |".repeat(headings.size())).append('\n');
        rows.forEach(row -> text.append("| ")
                .append(String.join(
                        " | ",
                        row.stream()
                                .map(c -> Plain.markdown(c).replace("|", "\\|"))
                                .toList()))
                .append(" |\n"));
        return text.toString();
    }

    private void line(StringBuilder text, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(width(column) - length(cell) + 2));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private int width(int column) {
        int width = length(headings.get(column));
        for (List<String> row : rows) {
            width = Math.max(width, length(row.get(column)));
        }
        return width;
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
