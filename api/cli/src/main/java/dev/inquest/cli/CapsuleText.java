package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** A capsule in the words people read. */
final class CapsuleText {

    private CapsuleText() {}

    /** All of it. */
    static String of(JsonNode capsule) {
        StringBuilder text = new StringBuilder();
        text.append(capsule.path("skill").asText()).append('\n');
        text.append("  ")
                .append(capsule.path("id").asText())
                .append(", version ")
                .append(capsule.path("version").asText())
                .append(", ")
                .append(capsule.path("status").asText())
                .append(capsule.path("trusted").asBoolean() ? ", trusted" : ", not trusted yet")
                .append("; ")
                .append(record(capsule))
                .append('\n');
        JsonNode trigger = capsule.path("trigger");
        text.append("  when: ")
                .append(String.join(", ", Words.texts(trigger.path("findings"))))
                .append(trigger.path("symptoms").isEmpty() ? "" : " ")
                .append(String.join(", ", Words.texts(trigger.path("symptoms"))))
                .append('\n');
        for (JsonNode step : capsule.path("procedure")) {
            text.append("    $ ")
                    .append(step.path("template").asText())
                    .append("   # ")
                    .append(step.path("purpose").asText())
                    .append('\n');
        }
        text.append("  learned from: ")
                .append(String.join(", ", Words.texts(capsule.path("provenance"))))
                .append('\n');
        return text.toString();
    }

    /** Its trials, and the posterior mean. */
    static String record(JsonNode capsule) {
        JsonNode rate = capsule.path("successRate");
        return String.format(
                Locale.ROOT,
                "%d confirmed, %d refuted, %d unjudged; mean %.2f",
                rate.path("confirmed").asInt(),
                rate.path("refuted").asInt(),
                rate.path("unconfirmed").asInt(),
                capsule.path("mean").asDouble());
    }
}
