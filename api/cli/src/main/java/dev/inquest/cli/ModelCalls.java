package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.cli.scoring.ModelUse;
import dev.inquest.cli.scoring.ModelUse.Calls;
import dev.inquest.cli.scoring.ModelUse.Capped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what models did in an investigation from the record of its exchanges. */
final class ModelCalls {

    static final String PROBE = "probe";
    static final String CORRECTION = "correction";

    /** The most tokens that may be seen of an answer, by its prompt. */
    private static final Map<String, Integer> CAPS = Map.of(PROBE, 50, CORRECTION, 200);

    private static final int PAGE = 100;

    private ModelCalls() {}

    /** What models did in this investigation, which ended. */
    static ModelUse of(Service service, JsonNode incident) {
        SortedMap<String, String> players = new TreeMap<>();
        SortedMap<String, Calls> roles = new TreeMap<>();
        SortedMap<String, Capped> caps = new TreeMap<>();
        for (JsonNode exchange : exchanges(service, incident)) {
            String role = exchange.path("role").asText();
            players.put(
                    role,
                    exchange.path("provider").asText() + ":"
                            + exchange.path("model").asText());
            roles.merge(role, calls(exchange), Calls::plus);
            String prompt = exchange.path("prompt").path("id").asText();
            Integer cap = CAPS.get(prompt);
            if (cap != null) {
                caps.merge(prompt, Capped.one(visible(exchange), cap), Capped::plus);
            }
        }
        return new ModelUse(
                incident.path("spending").path("microUsd").asLong(),
                players,
                roles,
                caps,
                incident.path("commandsOffered").asInt(),
                incident.path("commandsAccepted").asInt(),
                ModelFallbacks.passedOver(incident) ? 1 : 0);
    }

    private static List<JsonNode> exchanges(Service service, JsonNode incident) {
        String path = "incidents/" + Service.escaped(incident.path("id").asText()) + "/exchanges?size=" + PAGE;
        List<JsonNode> all = new ArrayList<>();
        for (int page = 0; ; page++) {
            JsonNode items = page(service, path + "&page=" + page);
            items.forEach(all::add);
            if (items.size() < PAGE) {
                return all;
            }
        }
    }

    /** A service that is older than this client keeps no record that it could show. */
    private static JsonNode page(Service service, String path) {
        try {
            return service.get(path).path("items");
        } catch (ServiceException.Refused refused) {
            if (refused.isAbsence()) {
                return Service.JSON.missingNode();
            }
            throw refused;
        }
    }

    private static Calls calls(JsonNode exchange) {
        JsonNode tokens = exchange.path("tokens");
        return new Calls(
                1,
                tokens.path("input").asLong(),
                tokens.path("cached").asLong(),
                tokens.path("prefix").asLong(),
                tokens.path("output").asLong(),
                exchange.path("microUsd").asLong());
    }

    /** Without the model's thoughts, which have an allowance of their own. */
    private static int visible(JsonNode exchange) {
        JsonNode tokens = exchange.path("tokens");
        return tokens.path("output").asInt() - tokens.path("reasoning").asInt();
    }
}
