package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.cli.scoring.ModelUse;
import dev.inquest.cli.scoring.ModelUse.Calls;
import dev.inquest.cli.scoring.ModelUse.Capped;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what models did in an investigation from the record of its exchanges. */
final class ModelCalls {

    static final String PROBE = "probe";
    static final String CORRECTION = "correction";

    /** The most tokens that may be seen of an answer, by its prompt. */
    private static final Map<String, Integer> CAPS = Map.of(PROBE, 50, CORRECTION, 200);

    private ModelCalls() {}

    /** What models did in this investigation, which ended. */
    static ModelUse of(Service service, JsonNode incident) {
        SortedMap<String, Calls> roles = new TreeMap<>();
        SortedMap<String, Capped> caps = new TreeMap<>();
        for (JsonNode exchange : exchanges(service, incident)) {
            roles.merge(exchange.path("role").asText(), calls(exchange), Calls::plus);
            String prompt = exchange.path("promptId").asText();
            Integer cap = CAPS.get(prompt);
            if (cap != null) {
                caps.merge(prompt, Capped.one(visible(exchange), cap), Capped::plus);
            }
        }
        return new ModelUse(
                incident.path("spending").path("microUsd").asLong(),
                roles,
                caps,
                incident.path("commandsOffered").asInt(),
                incident.path("commandsAccepted").asInt());
    }

    /** A service that is older than this client keeps no record that it could show. */
    private static JsonNode exchanges(Service service, JsonNode incident) {
        try {
            return service.get(
                            "incidents/" + Service.escaped(incident.path("id").asText()) + "/exchanges")
                    .path("items");
        } catch (ServiceException.Refused refused) {
            if (refused.isAbsence()) {
                return Service.JSON.missingNode();
            }
            throw refused;
        }
    }

    private static Calls calls(JsonNode exchange) {
        return new Calls(
                1,
                exchange.path("inputTokens").asLong(),
                exchange.path("cachedTokens").asLong(),
                exchange.path("prefixTokens").asLong(),
                exchange.path("outputTokens").asLong(),
                exchange.path("microUsd").asLong());
    }

    /** Without the model's thoughts, which have an allowance of their own. */
    private static int visible(JsonNode exchange) {
        return exchange.path("outputTokens").asInt()
                - exchange.path("reasoningTokens").asInt();
    }
}
