package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.cli.scoring.Truth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The steps of the demo, each done through the service's REST interface as a user would. */
final class Demo {

    private static final String ACTOR = "demo";

    private final Service service;
    private final CliEnvironment surroundings;
    private final Path truths;
    /** A source of its own for each demo: its incidents attach to no earlier one. */
    private final String source;

    Demo(Service service, CliEnvironment surroundings, Path truths) {
        this.service = service;
        this.surroundings = surroundings;
        this.truths = truths;
        this.source = ACTOR + "-" + Long.toString(System.currentTimeMillis() / 1000, Character.MAX_RADIX);
    }

    /** Reports the incident, follows it, opens the truth when it ended, and tells the service what it was. */
    DemoResult run(int number, DemoCommand.Iteration iteration) {
        say("");
        say(surroundings
                .style()
                .bold("── Iteration " + number + ": " + iteration.name() + " (" + iteration.recording() + ", arm "
                        + iteration.arm() + ")"));
        ObjectNode report = Service.JSON
                .createObjectNode()
                .put("recording", iteration.recording())
                .put("source", source);
        // Nobody is there to grant more looks: the investigation ends with what it has.
        report.putObject("settings").put("arm", iteration.arm()).put("extensionWindow", "PT0S");
        String id = service.post("incidents", report).path("id").asText();
        JsonNode incident = new Follower(service, surroundings).follow(id);
        Truth truth = Truth.read(truths.resolve(iteration.recording() + ".yaml"));
        DemoResult result = new DemoResult(iteration, incident, DemoScore.of(incident, truth));
        say(verdict(result));
        judge(result, truth);
        return result;
    }

    /** Lists the capsules minted from these investigations; those that no trial trusts yet are promoted, as a person may. */
    void learn(List<DemoResult> results) {
        List<String> incidents = results.stream().map(DemoResult::id).toList();
        List<JsonNode> minted = new ArrayList<>();
        for (JsonNode capsule : service.get("capsules?size=100").path("items")) {
            boolean live = List.of("active", "promoted")
                    .contains(capsule.path("status").asText());
            if (live && Words.texts(capsule.path("provenance")).stream().anyMatch(incidents::contains)) {
                minted.add(capsule);
            }
        }
        say("");
        say(surroundings.style().bold("── What was learned: " + Words.count(minted.size(), "capsule")));
        for (JsonNode capsule : minted) {
            say(CapsuleText.of(capsule).stripTrailing());
            if (!capsule.path("trusted").asBoolean()) {
                String id = capsule.path("id").asText();
                service.post(
                        "capsules/" + Service.escaped(id) + "/promotion",
                        Service.JSON.createObjectNode().put("by", ACTOR));
                say("  Its trials do not make it trusted yet, so the demo promotes it, as a person may: "
                        + "'./inquest promote " + id + "'.");
            }
        }
    }

    private void judge(DemoResult result, Truth truth) {
        ObjectNode feedback = Service.JSON
                .createObjectNode()
                .put("by", ACTOR)
                .put("verdict", result.score().rootRight() ? "right" : "wrong");
        if (!result.score().rootRight()) {
            Truth.Root actual = truth.rootCauses().getFirst();
            feedback.putObject("rootCause").put("entity", actual.entity()).put("fault", actual.fault());
        }
        long judged = service.post("incidents/" + Service.escaped(result.id()) + "/feedback", feedback)
                .path("judged")
                .asLong();
        say("feedback as a user gives it: " + feedback.path("verdict").asText() + "; " + Words.count(judged, "trial")
                + " judged by it");
    }

    private String verdict(DemoResult result) {
        JsonNode outcome = result.incident().path("outcome");
        StringBuilder text =
                new StringBuilder("outcome: ").append(outcome.path("status").asText());
        for (JsonNode root : outcome.path("diagnosis").path("rootCauses")) {
            text.append("; ")
                    .append(root.path("entity").asText())
                    .append(' ')
                    .append(root.path("fault").asText());
        }
        text.append(String.format(Locale.ROOT, " → %.2f", result.score().total()));
        Style style = surroundings.style();
        return result.score().rootRight() ? style.good(text.toString()) : style.warning(text.toString());
    }

    private void say(String line) {
        surroundings.err().println(line);
        surroundings.err().flush();
    }
}
