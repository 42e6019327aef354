package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an investigation was worth, in the words people read. */
final class WorthItems {

    private WorthItems() {}

    /** The reward with its parts, and the judge's view; none while the incident is open, nor where nothing is learned from it. */
    static List<Report.Item> of(JsonNode incident) {
        JsonNode reward = incident.path("reward");
        if (!reward.isObject()) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        for (String part : List.of("outcome", "evidence", "effort", "process")) {
            if (reward.path(part).isNumber()) {
                parts.add(part + " " + decimal(reward.path(part)));
            }
        }
        List<Report.Item> items = new ArrayList<>();
        items.add(new Report.Item("reward " + decimal(reward.path("total")) + ": " + String.join(", ", parts), ""));
        JsonNode judge = reward.path("judge");
        if (judge.isObject()) {
            items.add(new Report.Item(judged(judge), ""));
        }
        return items;
    }

    private static String judged(JsonNode judge) {
        List<String> scores = new ArrayList<>();
        judge.path("scores")
                .properties()
                .forEach(score -> scores.add(score.getKey() + " " + decimal(score.getValue())));
        return "judge " + judge.path("model").asText() + ": " + String.join(", ", scores) + "; spread "
                + decimal(judge.path("spread"))
                + (judge.path("arbiter").isTextual()
                        ? ", " + judge.path("arbiter").asText() + " decided"
                        : "") + ". "
                + judge.path("reason").asText();
    }

    private static String decimal(JsonNode number) {
        return String.format(Locale.ROOT, "%.2f", number.asDouble());
    }
}
