package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The second answer of an incident on one screen: what a model made of the evidence, beside what the rules did. */
final class ModelText {

    private ModelText() {}

    /** The sections; none where no model read the evidence. */
    static List<Report.Section> sections(JsonNode incident) {
        JsonNode reading = incident.path("modelReading");
        if (!reading.isObject()) {
            return List.of();
        }
        boolean counts = incident.path("diagnosisBy").asText().equals("model");
        List<Report.Section> sections = new ArrayList<>();
        if (counts) {
            add(sections, "The embedded ranking's answer, set aside", embedded(incident.path("embeddedOutcome")));
        }
        List<String> said = new ArrayList<>();
        if (!counts) {
            reading.path("rootCauses").forEach(cause -> said.add(cause(cause, "confidence", "explanation")));
        }
        String explanation = reading.path("explanation").asText("");
        if (!explanation.isEmpty()) {
            said.add(explanation);
        }
        reading.path("hypotheses").forEach(h -> said.add("without proof: " + cause(h, "score", "why")));
        if (said.isEmpty() && !counts) {
            said.add("it names no cause that the evidence proves");
        }
        add(
                sections,
                "What " + reading.path("model").asText() + " reads in the evidence"
                        + (counts ? ": the cause above" : " (not the diagnosis)"),
                said);
        add(sections, "Refused of it", Words.texts(reading.path("refused")));
        return sections;
    }

    private static List<String> embedded(JsonNode outcome) {
        List<String> causes = new ArrayList<>();
        outcome.path("diagnosis")
                .path("rootCauses")
                .forEach(cause -> causes.add(cause(cause, "confidence", "explanation")));
        if (causes.isEmpty()) {
            String reason = outcome.path("reason").asText("");
            causes.add(outcome.path("status").asText() + (reason.isEmpty() ? "" : ": " + reason));
        }
        return causes;
    }

    private static String cause(JsonNode cause, String score, String why) {
        return (cause.path("entity").asText() + ": " + cause.path("fault").asText() + ", "
                        + Words.confidence(cause.path(score).asDouble()) + ". "
                        + cause.path(why).asText(""))
                .strip();
    }

    private static void add(List<Report.Section> sections, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            sections.add(new Report.Section(
                    heading,
                    lines.stream().map(line -> new Report.Item(line, "")).toList()));
        }
    }
}
