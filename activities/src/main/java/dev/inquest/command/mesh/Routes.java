package dev.inquest.command.mesh;

import static dev.inquest.command.api.Fields.at;
import static dev.inquest.command.api.Fields.each;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** Walks the rules of a VirtualService. */
final class Routes {

    private static final List<String> PROTOCOLS = List.of("http", "tls", "tcp");

    private Routes() {}

    /** Every destination that a rule sends or mirrors to. */
    static Stream<JsonNode> destinations(JsonNode virtualService) {
        return rules(virtualService).flatMap(Routes::destinationsOf);
    }

    /** Every destination of one rule. */
    static Stream<JsonNode> destinationsOf(JsonNode rule) {
        return Stream.of(
                        each(rule, "route").map(r -> at(r, "destination")),
                        Stream.of(at(rule, "mirror")),
                        each(rule, "mirrors").map(r -> at(r, "destination")))
                .flatMap(s -> s)
                .filter(d -> d.has("host"));
    }

    /** Every rule. */
    static Stream<JsonNode> rules(JsonNode virtualService) {
        return PROTOCOLS.stream().flatMap(p -> each(virtualService, "spec", p));
    }
}
