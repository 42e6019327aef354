package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A scan's report as people read it. */
final class ScanText {

    private static final int WIDTH = 110;
    private static final int NOTES = 10;
    private static final int VICTIM_FINDINGS = 2;

    private final JsonNode report;
    private final Style style;

    ScanText(JsonNode report, Style style) {
        this.report = report;
        this.style = style;
    }

    String text() {
        StringBuilder text = new StringBuilder(heading()).append('\n');
        int number = 1;
        for (JsonNode root : report.path("roots")) {
            root(text, root, number++);
        }
        section(text, "Without a cause that was found", report.path("unexplained"), Integer.MAX_VALUE);
        section(text, "Harmless on their own", report.path("notes"), NOTES);
        List<String> unseen = Words.texts(report.path("unseen"));
        if (!unseen.isEmpty()) {
            text.append('\n').append(style.warning("Not seen")).append('\n');
            unseen.forEach(line -> lines(text, "  ", line));
        }
        return text.toString();
    }

    String markdown() {
        StringBuilder text = new StringBuilder("## " + heading() + "\n");
        for (JsonNode root : report.path("roots")) {
            text.append("\n### `")
                    .append(root.path("entity").asText())
                    .append("` ")
                    .append(root.path("fault").asText());
            text.append("\n\n").append(message(root.path("decisive"))).append("\n\n- Try: ");
            text.append(root.path("suggestedFix").asText()).append(" (not executed)\n");
            victims(root).forEach(v -> text.append("- Victim: ").append(v).append('\n'));
        }
        items(text, "Without a cause that was found", report.path("unexplained"));
        items(text, "Harmless on their own", report.path("notes"));
        List<String> unseen = Words.texts(report.path("unseen"));
        if (!unseen.isEmpty()) {
            text.append("\n### Not seen\n\n");
            unseen.forEach(line -> text.append("- ").append(line).append('\n'));
        }
        return text.toString();
    }

    private String heading() {
        JsonNode counts = report.path("counts");
        JsonNode cost = report.path("cost");
        String where = report.path("cluster").asText()
                + (report.path("namespace").isTextual()
                        ? ", namespace " + report.path("namespace").asText()
                        : ", all namespaces");
        boolean nothing =
                counts.path("errors").asInt() + counts.path("warnings").asInt() == 0;
        String found = nothing
                ? report.path("complete").asBoolean()
                        ? "nothing harmful found"
                        : "nothing harmful found in what was seen"
                : Words.count(counts.path("roots").asInt(), "cause") + ", "
                        + Words.count(counts.path("victims").asInt(), "victim") + ", "
                        + Words.count(report.path("unexplained").size(), "finding") + " without a cause";
        return style.bold(where) + ": " + found + " ("
                + Words.count(cost.path("objects").asInt(), "object") + " listed in "
                + time(cost.path("listing")) + ", analysed in " + time(cost.path("analysis")) + ")";
    }

    private static String time(JsonNode duration) {
        return duration.isTextual() ? Words.duration(Duration.parse(duration.asText())) : "?";
    }

    private void root(StringBuilder text, JsonNode root, int number) {
        text.append('\n').append(style.bad("CAUSE " + number)).append("  ");
        text.append(style.bold(root.path("entity").asText()))
                .append("  ")
                .append(root.path("fault").asText())
                .append('\n');
        lines(text, "  ", message(root.path("decisive")));
        for (JsonNode also : root.path("also")) {
            lines(text, "  ", style.dim("also") + " " + message(also));
        }
        victims(root).forEach(v -> lines(text, "  ", style.dim("victim") + " " + v));
        lines(text, "  ", "try: " + root.path("suggestedFix").asText());
        Words.texts(root.path("decisive").path("commands"))
                .forEach(c -> text.append("  see: ").append(c).append('\n'));
        text.append("  more: ./inquest explain ")
                .append(root.path("fault").asText())
                .append('\n');
    }

    private static List<String> victims(JsonNode root) {
        List<String> victims = new ArrayList<>();
        for (JsonNode victim : root.path("victims")) {
            List<String> codes = new ArrayList<>();
            victim.path("findings").forEach(f -> codes.add(f.path("code").asText()));
            victims.add(victim.path("entity").asText() + " ("
                    + String.join(
                            ", ",
                            codes.stream().distinct().limit(VICTIM_FINDINGS).toList()) + ")");
        }
        int more = root.path("victimCount").asInt() - root.path("victims").size();
        if (more > 0) {
            victims.add("and " + more + " more");
        }
        return victims;
    }

    private void section(StringBuilder text, String title, JsonNode findings, int limit) {
        if (findings.isEmpty()) {
            return;
        }
        text.append('\n').append(style.bold(title)).append('\n');
        int told = 0;
        for (JsonNode finding : findings) {
            if (told++ < limit) {
                lines(text, "  ", finding.path("entity").asText() + ": " + message(finding));
            }
        }
        if (findings.size() > limit) {
            text.append("  and ").append(findings.size() - limit).append(" more (-o json)\n");
        }
    }

    private static void items(StringBuilder text, String title, JsonNode findings) {
        if (!findings.isEmpty()) {
            text.append("\n### ").append(title).append("\n\n");
            findings.forEach(f -> text.append("- `")
                    .append(f.path("entity").asText())
                    .append("`: ")
                    .append(message(f))
                    .append('\n'));
        }
    }

    private static String message(JsonNode finding) {
        return finding.path("message").asText() + " [" + finding.path("code").asText() + "]";
    }

    private static void lines(StringBuilder text, String indent, String line) {
        List<String> wrapped = Words.wrapped(line, WIDTH);
        for (int i = 0; i < wrapped.size(); i++) {
            text.append(indent)
                    .append(i == 0 ? "" : "  ")
                    .append(wrapped.get(i))
                    .append('\n');
        }
    }
}
