package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** Walks the rules of a VirtualService. */
final class MeshRoutes {

    static final List<String> PROTOCOLS = List.of("http", "tls", "tcp");

    private MeshRoutes() {}

    /** Every destination that a rule sends or mirrors to. */
    static Stream<JsonNode> destinations(JsonNode virtualService) {
        return rules(virtualService).flatMap(MeshRoutes::destinationsOf);
    }

    /** Every destination of one rule; that of a route without one has no host. */
    static Stream<JsonNode> destinationsOf(JsonNode rule) {
        return Stream.of(
                        each(rule, "route").map(r -> at(r, "destination")),
                        Stream.of(at(rule, "mirror")).filter(JsonNode::isObject),
                        each(rule, "mirrors").map(r -> at(r, "destination")))
                .flatMap(s -> s);
    }

    /** Whether sidecars use it: it names no gateway, or the mesh among them. */
    static boolean isForSidecars(JsonNode virtualService) {
        List<String> gateways = texts(virtualService, "spec", "gateways").toList();
        return gateways.isEmpty() || gateways.contains("mesh");
    }

    /** Every rule. */
    static Stream<JsonNode> rules(JsonNode virtualService) {
        return PROTOCOLS.stream().flatMap(p -> each(virtualService, "spec", p));
    }
}
