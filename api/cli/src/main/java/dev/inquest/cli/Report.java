package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * An incident on one screen, before it is written as text or Markdown.
 *
 * @param title the incident's
 * @param verdict how it ended, or where it stands
 * @param facts who, where, when, at what cost
 * @param sections what follows, in the order an engineer reads it
 */
record Report(String title, String verdict, String facts, List<Section> sections) {

    /**
     * One heading with its items; an item's command is there to be pasted.
     */
    record Section(String heading, List<Item> items) {}

    /**
     * @param text what is said
     * @param command what shows it, or an empty text
     */
    record Item(String text, String command) {}

    static Report of(JsonNode incident, ZoneId zone) {
        List<Section> sections = new ArrayList<>();
        JsonNode outcome = incident.path("outcome");
        switch (outcome.path("status").asText("")) {
            case "diagnosed" -> diagnosed(incident, outcome, sections);
            case "no-fault-found" -> add(sections, "What was checked", Words.texts(outcome.path("checked")));
            case "inconclusive" -> inconclusive(outcome, sections);
            case "failed" -> add(sections, "Why", List.of(outcome.path("reason").asText()));
            default -> open(incident, sections);
        }
        sections.addAll(ModelText.sections(incident));
        add(sections, "What could not be seen", Words.texts(outcome.path("unseen")));
        add(sections, "Went on without its model", Words.texts(incident.path("degraded")));
        addItems(sections, "How well it went", WorthItems.of(incident));
        addItems(sections, "Links", links(incident));
        return new Report(incident.path("title").asText(), verdict(incident), facts(incident, zone), sections);
    }

    private static String verdict(JsonNode incident) {
        JsonNode outcome = incident.path("outcome");
        return switch (outcome.path("status").asText("")) {
            case "diagnosed" ->
                "Diagnosed, "
                        + Words.confidence(
                                outcome.path("diagnosis").path("confidence").asDouble());
            case "no-fault-found" -> "No fault found";
            case "inconclusive" -> "Inconclusive: " + outcome.path("reason").asText();
            case "failed" -> "The investigation failed";
            default -> "Under way: " + incident.path("phase").asText("queued");
        };
    }

    private static String facts(JsonNode incident, ZoneId zone) {
        JsonNode spent = incident.path("spending");
        List<String> facts = new ArrayList<>();
        facts.add(incident.path("id").asText());
        String namespace = incident.path("namespace").asText("");
        facts.add((namespace.isEmpty() ? "" : "namespace " + namespace + " on ")
                + incident.path("cluster").asText());
        String since = Words.time(incident.path("startsAt"), zone);
        if (!since.isEmpty()) {
            facts.add("since " + since);
        }
        facts.add(Words.count(spent.path("looks").asLong(), "look"));
        facts.add(Words.count(incident.path("correctionsGiven").asLong(), "correction"));
        facts.add(Words.duration(Words.elapsed(incident)));
        return String.join(" · ", facts);
    }

    private static void diagnosed(JsonNode incident, JsonNode outcome, List<Section> sections) {
        JsonNode diagnosis = outcome.path("diagnosis");
        List<Item> causes = new ArrayList<>();
        List<String> fixes = new ArrayList<>();
        for (JsonNode root : diagnosis.path("rootCauses")) {
            causes.add(new Item(
                    root.path("entity").asText() + ": " + root.path("fault").asText() + ". "
                            + root.path("explanation").asText(),
                    ""));
            fixes.add(root.path("suggestedFix").asText(""));
        }
        addItems(sections, "Cause", causes);
        addItems(
                sections,
                "Deciding facts",
                DecidingFacts.of(incident, diagnosis.path("rootCauses").path(0)));
        add(
                sections,
                "Victims",
                victims(diagnosis).isEmpty() ? List.of() : List.of(String.join(", ", victims(diagnosis))));
        add(sections, "How it spreads", chain(diagnosis));
        add(sections, "Suggested fix (not executed)", fixes);
        add(sections, "Ruled out", Words.texts(diagnosis.path("ruledOut")));
    }

    private static List<String> victims(JsonNode diagnosis) {
        return Words.texts(diagnosis.path("victims"));
    }

    private static List<String> chain(JsonNode diagnosis) {
        List<String> links = new ArrayList<>();
        for (JsonNode link : diagnosis.path("chain")) {
            String effect = link.path("effect").asText("");
            links.add(link.path("source").asText() + " → " + link.path("target").asText()
                    + (effect.isEmpty() ? "" : ": " + effect));
        }
        return links;
    }

    private static void inconclusive(JsonNode outcome, List<Section> sections) {
        JsonNode best = outcome.path("best");
        if (best.isObject()) {
            add(sections, "Best hypothesis (not a diagnosis)", List.of(hypothesis(best)));
        }
    }

    private static void open(JsonNode incident, List<Section> sections) {
        JsonNode digest = incident.path("awaitingApproval").path("planDigest");
        if (digest.isTextual()) {
            String decide = incident.path("id").asText() + " --digest " + digest.asText();
            addItems(
                    sections,
                    "A person must decide on the plan below",
                    List.of(
                            new Item("to run it", "./inquest approve " + decide),
                            new Item("to refuse it", "./inquest reject " + decide)));
        }
        JsonNode best = incident.path("hypotheses").path(0);
        if (best.isObject()) {
            add(sections, "Best hypothesis so far (provisional)", List.of(hypothesis(best)));
        }
        List<Item> steps = new ArrayList<>();
        for (JsonNode step : incident.path("plan").path("steps")) {
            steps.add(
                    new Item(step.path("purpose").asText(), step.path("command").asText()));
        }
        addItems(sections, "Plan", steps);
    }

    private static String hypothesis(JsonNode hypothesis) {
        return hypothesis.path("entity").asText() + ": "
                + hypothesis.path("fault").asText() + ", "
                + Words.confidence(hypothesis.path("score").asDouble()) + ". "
                + hypothesis.path("why").asText();
    }

    private static List<Item> links(JsonNode incident) {
        List<Item> links = new ArrayList<>();
        String temporal = incident.path("links").path("temporal").asText("");
        if (!temporal.isEmpty()) {
            links.add(new Item("in the Temporal UI: " + temporal, ""));
        }
        String self = incident.path("links").path("self").asText("");
        if (!self.isEmpty()) {
            links.add(new Item("all of it: " + self, ""));
        }
        return links;
    }

    private static void add(List<Section> sections, String heading, Collection<String> lines) {
        addItems(
                sections,
                heading,
                lines.stream()
                        .filter(line -> !line.isBlank())
                        .map(line -> new Item(line, ""))
                        .toList());
    }

    private static void addItems(List<Section> sections, String heading, List<Item> items) {
        if (!items.isEmpty()) {
            sections.add(new Section(heading, items));
        }
    }
}
