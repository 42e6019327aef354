package dev.inquest.recording.table;

import static dev.inquest.recording.table.PrintedColumn.age;
import static dev.inquest.recording.table.PrintedColumn.objectName;
import static dev.inquest.recording.table.PrintedColumn.text;
import static dev.inquest.recording.table.PrintedColumn.wide;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How traffic reaches pods. */
final class NetworkTables {
    private static final int SHOWN = 3;

    static final Map<String, List<PrintedColumn>> ALL = Map.of(
            "services",
            List.of(
                    objectName(),
                    text("Type", row -> row.text("spec.type", "ClusterIP")),
                    text("Cluster-IP", row -> row.text("spec.clusterIP", Row.NONE)),
                    text("External-IP", NetworkTables::externalIp),
                    text("Port(s)", NetworkTables::servicePorts),
                    age(),
                    wide("Selector", row -> row.labels("spec.selector"))),
            "endpoints",
            List.of(objectName(), text("Endpoints", NetworkTables::endpoints), age()),
            "endpointslices.discovery.k8s.io",
            List.of(
                    objectName(),
                    text("AddressType", row -> row.text("addressType")),
                    text("Ports", NetworkTables::slicePorts),
                    text("Endpoints", NetworkTables::sliceEndpoints),
                    age()),
            "ingresses.networking.k8s.io",
            List.of(
                    objectName(),
                    text("Class", row -> row.text("spec.ingressClassName", Row.NONE)),
                    text("Hosts", NetworkTables::hosts),
                    text(
                            "Address",
                            row -> String.join(
                                    ",", loadBalancer(row).sorted().distinct().toList())),
                    text("Ports", row -> row.items("spec.tls").findAny().isPresent() ? "80, 443" : "80"),
                    age()),
            "ingressclasses.networking.k8s.io",
            List.of(
                    objectName(),
                    text("Controller", row -> row.text("spec.controller")),
                    text(
                            "Parameters",
                            row -> row.has("spec.parameters")
                                    ? row.text("spec.parameters.kind") + "/" + row.text("spec.parameters.name")
                                    : Row.NONE),
                    age()),
            "networkpolicies.networking.k8s.io",
            List.of(objectName(), text("Pod-Selector", row -> row.selector("spec.podSelector")), age()));

    private NetworkTables() {}

    private static String externalIp(Row service) {
        List<String> external =
                service.items("spec.externalIPs").map(JsonNode::asText).toList();
        return switch (service.text("spec.type", "ClusterIP")) {
            case "LoadBalancer" -> {
                List<String> all =
                        Stream.concat(loadBalancer(service), external.stream()).toList();
                yield all.isEmpty() ? "<pending>" : String.join(",", all);
            }
            case "ExternalName" -> service.text("spec.externalName");
            default -> external.isEmpty() ? Row.NONE : String.join(",", external);
        };
    }

    private static Stream<String> loadBalancer(Row row) {
        return row.items("status.loadBalancer.ingress")
                .map(ingress ->
                        ingress.path("ip").asText(ingress.path("hostname").asText()))
                .filter(address -> !address.isEmpty());
    }

    private static String servicePorts(Row service) {
        String ports = service.items("spec.ports")
                .map(port -> port.path("port").asText()
                        + (port.path("nodePort").asInt() > 0
                                ? ":" + port.path("nodePort").asText()
                                : "")
                        + "/" + port.path("protocol").asText("TCP"))
                .collect(Collectors.joining(","));
        return ports.isEmpty() ? Row.NONE : ports;
    }

    private static String endpoints(Row endpoints) {
        if (endpoints.items("subsets").findAny().isEmpty()) {
            return Row.NONE;
        }
        List<String> all = new ArrayList<>();
        endpoints.items("subsets").forEach(subset -> addEndpoints(all, subset));
        return Row.firstOf(all, SHOWN, ",");
    }

    private static void addEndpoints(List<String> all, JsonNode subset) {
        List<String> addresses = Row.stream(subset.path("addresses"))
                .map(address -> address.path("ip").asText())
                .toList();
        if (subset.path("ports").isEmpty()) {
            all.addAll(addresses);
        }
        for (JsonNode port : subset.path("ports")) {
            addresses.forEach(ip -> all.add((ip.contains(":") ? "[" + ip + "]" : ip) + ":"
                    + port.path("port").asText()));
        }
    }

    private static String slicePorts(Row slice) {
        List<String> ports = slice.items("ports")
                .map(port -> port.path("port").asText(port.path("name").asText("*")))
                .toList();
        return ports.isEmpty() ? Row.UNSET : Row.firstOf(ports, SHOWN, ",");
    }

    private static String sliceEndpoints(Row slice) {
        List<String> addresses = slice.items("endpoints")
                .flatMap(endpoint -> Row.stream(endpoint.path("addresses")))
                .map(JsonNode::asText)
                .toList();
        return addresses.isEmpty() ? Row.UNSET : Row.firstOf(addresses, SHOWN, ",");
    }

    private static String hosts(Row ingress) {
        List<String> hosts = ingress.items("spec.rules")
                .map(rule -> rule.path("host").asText())
                .filter(host -> !host.isEmpty())
                .toList();
        return hosts.isEmpty() ? "*" : Row.firstOf(hosts, SHOWN, ",");
    }
}
