package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;

/** What is new of an investigation, a line each; on a terminal the last line says where it stands and is overwritten. */
final class ProgressLines implements Follower.Watcher {

    private static final Set<String> TOLD =
            Set.of("note", "probe", "phase", "decision", "judge", "lesson", "degraded", "passed-over");

    private final PrintWriter err;
    private final Style style;
    private final boolean terminal;

    private String phase = "";
    private int corrections;
    private int told;
    /** Parallel looks end in any order and findings are derived anew: what was said is not known by its place. */
    private final Set<Integer> looks = new HashSet<>();

    private final Set<String> findings = new HashSet<>();
    private String asked = "";
    private boolean away;
    private boolean something;

    ProgressLines(CliEnvironment surroundings) {
        this.err = surroundings.err();
        this.style = surroundings.style();
        this.terminal = surroundings.terminal();
    }

    /** Says what is new and tells whether there was anything. */
    @Override
    public boolean show(JsonNode incident) {
        something = false;
        away = false;
        phase(incident);
        timeline(incident);
        for (; corrections < incident.path("corrections").size(); corrections++) {
            line(style.warning("teacher: ")
                    + incident.path("corrections").path(corrections).asText().replace("\n", "\n           "));
        }
        for (JsonNode look : incident.path("evidence")) {
            if (looks.add(look.path("number").asInt())) {
                look(look);
            }
        }
        for (JsonNode finding : incident.path("findings")) {
            if (findings.add(
                    finding.path("code").asText() + ' ' + finding.path("entity").asText())) {
                finding(finding);
            }
        }
        approval(incident);
        standing(incident);
        return something;
    }

    @Override
    public void serviceAway() {
        if (!away) {
            line(style.warning("the service does not answer; waiting for it"));
            away = true;
        }
    }

    @Override
    public void end() {
        if (terminal) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    private void phase(JsonNode incident) {
        String now = incident.path("phase").asText("");
        if (!now.equals(phase)) {
            phase = now;
            String mode = incident.path("mode").asText("");
            line(style.bold(now)
                    + (mode.isEmpty() || mode.equals("null") ? "" : style.dim(" (" + mode + ")"))
                    + style.dim("  " + Words.duration(Words.elapsed(incident))));
        }
    }

    /** What happened besides looks and corrections: beliefs, modes, waits, decisions, lessons. */
    private void timeline(JsonNode incident) {
        JsonNode entries = incident.path("timeline");
        for (; told < entries.size(); told++) {
            String kind = entries.path(told).path("kind").asText();
            if (TOLD.contains(kind)) {
                line(style.dim("  " + (kind.equals("probe") ? "student: " : ""))
                        + entries.path(told).path("text").asText());
            }
        }
    }

    private void look(JsonNode look) {
        String status = look.path("status").asText("ok");
        String mark = status.equals("ok") ? "" : style.bad(" [" + status + "]");
        line("$ " + look.path("command").asText() + mark
                + style.dim("  " + Words.count(look.path("looks").asLong(), "look") + "; "
                        + look.path("summary").asText()));
    }

    private void finding(JsonNode finding) {
        String text = "  " + finding.path("code").asText() + " "
                + finding.path("entity").asText() + ": "
                + finding.path("message").asText();
        switch (finding.path("severity").asText()) {
            case "error" -> line(style.bad(text));
            case "warning" -> line(style.warning(text));
            default -> line(style.dim(text));
        }
    }

    private void approval(JsonNode incident) {
        String digest = incident.path("awaitingApproval").path("planDigest").asText("");
        if (!digest.isEmpty() && !digest.equals(asked)) {
            asked = digest;
            line(style.warning("waits for a person: './inquest approve "
                    + incident.path("id").asText() + " --digest " + digest + "' (or reject); './inquest show "
                    + incident.path("id").asText() + "' prints the plan"));
        }
    }

    private void standing(JsonNode incident) {
        if (terminal) {
            err.print("\r\u001b[K"
                    + style.dim(phase + " · "
                            + Words.count(
                                    incident.path("spending").path("looks").asLong(), "look") + " · "
                            + Words.count(incident.path("findings").size(), "finding") + " · "
                            + Words.duration(Words.elapsed(incident))));
            err.flush();
        }
    }

    private void line(String text) {
        something = true;
        err.println((terminal ? "\r\u001b[K" : "") + text);
        err.flush();
    }
}
