package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.text.Money;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Exchanges with models as a transcript: what was said before is not printed again. */
final class ExchangeTranscript {

    private static final String NONE = "No model was asked: the embedded reasoner played all roles.";

    private final ZoneId zone;

    ExchangeTranscript(ZoneId zone) {
        this.zone = zone;
    }

    /** One turn that is printed, or a word on one that is not. */
    private record Turn(String by, String text) {}

    String text(JsonNode exchanges, Style style) {
        StringBuilder text = new StringBuilder();
        List<JsonNode> before = new ArrayList<>();
        for (JsonNode exchange : exchanges) {
            text.append(text.isEmpty() ? "" : "\n");
            text.append(style.bold(title(exchange))).append('\n');
            text.append(style.dim(facts(exchange))).append('\n');
            for (Turn turn : turns(exchange, before)) {
                text.append("  ").append(style.bold(turn.by())).append('\n');
                turn.text().lines().forEach(line -> text.append(line.isEmpty() ? "" : "    ")
                        .append(line)
                        .append('\n'));
            }
            before.add(exchange);
        }
        return before.isEmpty() ? NONE : text.toString();
    }

    String markdown(JsonNode exchanges) {
        StringBuilder text = new StringBuilder();
        List<JsonNode> before = new ArrayList<>();
        for (JsonNode exchange : exchanges) {
            text.append(text.isEmpty() ? "" : "\n");
            text.append("### ").append(title(exchange)).append("\n\n");
            text.append(facts(exchange)).append('\n');
            for (Turn turn : turns(exchange, before)) {
                String fence = fence(turn.text());
                text.append("\n**").append(turn.by()).append("**\n\n");
                text.append(fence)
                        .append('\n')
                        .append(turn.text())
                        .append('\n')
                        .append(fence)
                        .append('\n');
            }
            before.add(exchange);
        }
        return before.isEmpty() ? NONE : text.toString();
    }

    private static String title(JsonNode exchange) {
        return "#" + exchange.path("number").asInt() + " "
                + exchange.path("role").asText() + ": " + prompt(exchange) + ", asked of "
                + exchange.path("provider").asText() + ":"
                + exchange.path("model").asText();
    }

    private static String prompt(JsonNode exchange) {
        JsonNode prompt = exchange.path("prompt");
        return prompt.path("id").asText() + " (version "
                + prompt.path("version").asInt() + ")";
    }

    private String facts(JsonNode exchange) {
        JsonNode tokens = exchange.path("tokens");
        List<String> facts = new ArrayList<>();
        facts.add(Words.time(exchange.path("at"), zone));
        facts.add(Words.duration(Duration.parse(exchange.path("duration").asText("PT0S"))));
        facts.add(Words.count(tokens.path("input").asInt(), "token") + " in" + part(tokens, "cached", " cached"));
        facts.add(tokens.path("output").asInt() + " out" + part(tokens, "reasoning", " of them thoughts"));
        long microUsd = exchange.path("microUsd").asLong();
        if (microUsd > 0) {
            facts.add(Money.words(microUsd));
        }
        facts.add("ended by " + exchange.path("finishReason").asText());
        facts.add("prompt " + shortened(exchange.path("prompt").path("hash").asText()));
        return String.join(" · ", facts);
    }

    private static String part(JsonNode tokens, String field, String words) {
        int part = tokens.path(field).asInt();
        return part == 0 ? "" : " (" + part + words + ")";
    }

    private static String shortened(String hash) {
        return hash.substring(0, Math.min(12, hash.length()));
    }

    private static List<Turn> turns(JsonNode exchange, List<JsonNode> before) {
        List<Turn> turns = new ArrayList<>();
        JsonNode messages = exchange.path("messages");
        int said = 0;
        for (JsonNode earlier : before.reversed()) {
            if (continues(messages, earlier.path("messages"))) {
                said = earlier.path("messages").size() + 1;
                turns.add(new Turn("so far", "as in #" + earlier.path("number").asInt()));
                break;
            }
        }
        Map<String, Integer> instructions = instructions(before);
        for (int i = said; i < messages.size(); i++) {
            String by = messages.path(i).path("by").asText();
            String text = messages.path(i).path("text").asText();
            Integer known = "system".equals(by) ? instructions.get(text) : null;
            turns.add(new Turn(by, known == null ? printable(text) : "as in #" + known));
        }
        turns.add(new Turn("answer", printable(exchange.path("answer").asText())));
        return turns;
    }

    /** Whether the conversation is that earlier one, its answer, and more. */
    private static boolean continues(JsonNode messages, JsonNode earlier) {
        if (earlier.isEmpty() || messages.size() <= earlier.size()) {
            return false;
        }
        for (int i = 0; i < earlier.size(); i++) {
            if (!messages.path(i).equals(earlier.path(i))) {
                return false;
            }
        }
        return true;
    }

    /** Each instruction with the first exchange that it was printed with. */
    private static Map<String, Integer> instructions(List<JsonNode> before) {
        Map<String, Integer> instructions = new HashMap<>();
        for (JsonNode exchange : before) {
            JsonNode first = exchange.path("messages").path(0);
            instructions.putIfAbsent(
                    first.path("text").asText(), exchange.path("number").asInt());
        }
        return instructions;
    }

    /** What applications and models write must not steer the reader's terminal. */
    private static String printable(String text) {
        return text.strip().replaceAll("[\\p{Cntrl}&&[^\n\t]]", "\uFFFD");
    }

    /** Longer than any fence in the text. */
    private static String fence(String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence;
    }
}
