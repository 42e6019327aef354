package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/**
 * One iteration of the demo and what it was worth.
 *
 * @param iteration what was run
 * @param incident as it was at its end
 * @param score what it was worth
 */
record DemoResult(DemoCommand.Iteration iteration, JsonNode incident, DemoScore score) {

    String id() {
        return incident.path("id").asText();
    }

    String spent(String what) {
        return incident.path("spending").path(what).asText("0");
    }

    Duration time() {
        return Words.elapsed(incident);
    }

    /** Where to look at it. */
    String links(Service service) {
        JsonNode links = incident.path("links");
        String temporal = links.path("temporal").asText("");
        return iteration.name() + "\n  API          "
                + service.absolute(links.path("self").asText("/incidents/" + id()))
                + (temporal.isEmpty() ? "" : "\n  Temporal UI  " + temporal);
    }

    ObjectNode json() {
        ObjectNode json = Service.JSON
                .createObjectNode()
                .put("iteration", iteration.name())
                .put("recording", iteration.recording())
                .put("arm", iteration.arm())
                .put("incident", id())
                .put("rootRight", score.rootRight())
                .put("score", score.total())
                .put("seconds", time().toMillis() / 1000.0);
        json.putObject("parts")
                .put("rootEntity", score.entity())
                .put("faultCode", score.fault())
                .put("chain", score.chain())
                .put("noFalseBlame", score.noFalseBlame())
                .put("withinBudget", score.withinBudget());
        json.set("spending", incident.path("spending"));
        json.set("links", incident.path("links"));
        return json;
    }
}
