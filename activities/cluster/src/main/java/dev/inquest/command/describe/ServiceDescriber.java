package dev.inquest.command.describe;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.namespace;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Collectors;

/** Describes services and endpoints. */
final class ServiceDescriber implements Describer {

    @Override
    public void describe(JsonNode object, DescribePage page, RelatedObjects surroundings) {
        Common.labels(object, page);
        if (text(object, "kind").equals("Endpoints")) {
            page.section("Subsets", () -> each(object, "subsets").forEach(s -> subset(s, page)));
            return;
        }
        page.pairs("Selector", map(object, "spec", "selector"), "=")
                .line("Type", or(text(object, "spec", "type"), "ClusterIP"))
                .line("IP", or(text(object, "spec", "clusterIP"), "<none>"))
                .optional("External Name", text(object, "spec", "externalName"));
        Optional<JsonNode> endpoints = surroundings.one("endpoints", namespace(object), name(object));
        each(object, "spec", "ports").forEach(port -> port(port, endpoints, page));
        page.optional("Session Affinity", text(object, "spec", "sessionAffinity"));
        endpoints.ifPresent(e -> {
            page.section("Endpoints", () -> each(e, "subsets").forEach(s -> subset(s, page)));
            surroundings.observeWhole(e);
        });
    }

    private static void port(JsonNode port, Optional<JsonNode> endpoints, DescribePage page) {
        String name = text(port, "name");
        page.line("Port", or(name, "<unset>") + "  " + text(port, "port") + "/" + or(text(port, "protocol"), "TCP"))
                .line(
                        "TargetPort",
                        or(text(port, "targetPort"), text(port, "port")) + "/" + or(text(port, "protocol"), "TCP"))
                .optional("NodePort", text(port, "nodePort"));
        endpoints.ifPresent(e -> page.line("Endpoints", addresses(e, name)));
    }

    private static String addresses(JsonNode endpoints, String portName) {
        String all = each(endpoints, "subsets")
                .flatMap(s -> each(s, "ports")
                        .filter(p -> text(p, "name").equals(portName))
                        .flatMap(p -> each(s, "addresses").map(a -> text(a, "ip") + ":" + text(p, "port"))))
                .collect(Collectors.joining(","));
        return or(all, "<none>");
    }

    private static void subset(JsonNode subset, DescribePage page) {
        page.line("Addresses", targets(subset, "addresses"))
                .line("NotReadyAddresses", targets(subset, "notReadyAddresses"))
                .line(
                        "Ports",
                        at(subset, "ports").isEmpty()
                                ? "<none>"
                                : each(subset, "ports")
                                        .map(p -> or(text(p, "name"), "<unset>") + " " + text(p, "port") + "/"
                                                + or(text(p, "protocol"), "TCP"))
                                        .collect(Collectors.joining(", ")));
    }

    private static String targets(JsonNode subset, String field) {
        String all = each(subset, field)
                .map(a -> {
                    String target = text(a, "targetRef", "name");
                    return text(a, "ip") + (target.isEmpty() ? "" : " (" + target + ")");
                })
                .collect(Collectors.joining(","));
        return or(all, "<none>");
    }
}
