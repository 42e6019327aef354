package dev.inquest.command.reach;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.kubernetes.Fields;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Where a call ends.
 *
 * @param pod a pod that stands for those called
 * @param targetPort the port of the pod as the Service writes it, a number or a name
 * @param servicePort the port of the Service, empty when pods are called directly
 * @param protocol TCP, UDP or SCTP
 */
record Destination(JsonNode pod, String targetPort, String servicePort, String protocol) {

    /** The number of the port, where it is one or a container names it. */
    OptionalInt number() {
        return number(pod, targetPort);
    }

    static OptionalInt number(JsonNode pod, String port) {
        if (!port.isEmpty() && port.chars().allMatch(Character::isDigit)) {
            return OptionalInt.of(Integer.parseInt(port));
        }
        Optional<Integer> named = ports(pod)
                .filter(p -> text(p, "name").equals(port))
                .map(p -> at(p, "containerPort").asInt())
                .findFirst();
        return named.isPresent() ? OptionalInt.of(named.get()) : OptionalInt.empty();
    }

    /** The ports that the containers of a pod declare. */
    static Stream<JsonNode> ports(JsonNode pod) {
        return Stream.concat(each(pod, "spec", "containers"), each(pod, "spec", "initContainers"))
                .flatMap(c -> each(c, "ports"));
    }

    /** The namespace of a pod. */
    static String namespaceOf(JsonNode pod) {
        return Objects.requireNonNullElse(Fields.namespace(pod), "default");
    }
}
