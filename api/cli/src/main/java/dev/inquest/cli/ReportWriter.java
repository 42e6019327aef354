package dev.inquest.cli;

/** Writes a report for a terminal or for a ticket. */
final class ReportWriter {

    private static final int WIDTH = 100;

    private ReportWriter() {}

    static String text(Report report, Style style) {
        StringBuilder text = new StringBuilder();
        text.append(style.bold(report.title())).append('\n');
        text.append(verdict(report.verdict(), style)).append('\n');
        text.append(style.dim(report.facts())).append('\n');
        for (Report.Section section : report.sections()) {
            text.append('\n').append(style.bold(section.heading())).append('\n');
            for (Report.Item item : section.items()) {
                String indent = "  ";
                for (String line : Words.wrapped(item.text(), WIDTH - 2)) {
                    text.append(indent).append(line).append('\n');
                }
                if (!item.command().isEmpty()) {
                    text.append("    $ ").append(item.command()).append('\n');
                }
            }
        }
        return text.toString();
    }

    static String markdown(Report report) {
        StringBuilder text = new StringBuilder();
        text.append("## ").append(report.title()).append("\n\n");
        text.append("**").append(report.verdict()).append("**  \n");
        text.append(report.facts()).append('\n');
        for (Report.Section section : report.sections()) {
            text.append("\n### ").append(section.heading()).append("\n\n");
            for (Report.Item item : section.items()) {
                text.append("- ").append(item.text()).append('\n');
                if (!item.command().isEmpty()) {
                    text.append("  `").append(item.command()).append("`\n");
                }
            }
        }
        return text.toString();
    }

    private static String verdict(String verdict, Style style) {
        if (verdict.startsWith("Diagnosed") || verdict.startsWith("No fault")) {
            return style.good(verdict);
        }
        return verdict.startsWith("Under way") ? style.warning(verdict) : style.bad(verdict);
    }
}
