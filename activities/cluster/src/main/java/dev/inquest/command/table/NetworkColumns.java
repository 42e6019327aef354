package dev.inquest.command.table;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.map;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.pairs;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns of services, endpoints, ways in, policies and of the mesh. */
final class NetworkColumns {

    private static final int SHOWN_ENDPOINTS = 3;

    private NetworkColumns() {}

    static Map<String, List<Column>> columns() {
        return Map.ofEntries(
                Map.entry(
                        "Service",
                        List.of(
                                Column.of("TYPE", o -> or(text(o, "spec", "type"), "ClusterIP")),
                                Column.of("CLUSTER-IP", o -> or(text(o, "spec", "clusterIP"), "<none>")),
                                Column.of("EXTERNAL-IP", NetworkColumns::externalIp),
                                Column.of("PORT(S)", NetworkColumns::ports),
                                Tables.AGE,
                                Column.wide("SELECTOR", o -> pairs(map(o, "spec", "selector"))))),
                Map.entry("Endpoints", List.of(Column.of("ENDPOINTS", NetworkColumns::endpoints), Tables.AGE)),
                Map.entry(
                        "EndpointSlice",
                        List.of(
                                Column.of("ADDRESSTYPE", o -> text(o, "addressType")),
                                Column.of(
                                        "PORTS",
                                        o -> joined(
                                                each(o, "ports").map(p -> or(text(p, "port"), "<unset>")), "<unset>")),
                                Column.of(
                                        "ENDPOINTS",
                                        o -> joined(
                                                each(o, "endpoints").flatMap(e -> texts(e, "addresses")), "<unset>")),
                                Tables.AGE)),
                Map.entry(
                        "Ingress",
                        List.of(
                                Column.of("CLASS", o -> or(text(o, "spec", "ingressClassName"), "<none>")),
                                Column.of(
                                        "HOSTS",
                                        o -> joined(each(o, "spec", "rules").map(r -> or(text(r, "host"), "*")), "*")),
                                Column.of("ADDRESS", o -> joined(addresses(o), "")),
                                Column.of("PORTS", o -> at(o, "spec", "tls").isEmpty() ? "80" : "80, 443"),
                                Tables.AGE)),
                Map.entry(
                        "NetworkPolicy",
                        List.of(
                                Column.of("POD-SELECTOR", o -> pairs(map(o, "spec", "podSelector", "matchLabels"))),
                                Tables.AGE)),
                Map.entry(
                        "VirtualService",
                        List.of(
                                Column.of("GATEWAYS", o -> list(o, "spec", "gateways")),
                                Column.of("HOSTS", o -> list(o, "spec", "hosts")),
                                Tables.AGE)),
                Map.entry("DestinationRule", List.of(Column.of("HOST", o -> text(o, "spec", "host")), Tables.AGE)),
                Map.entry(
                        "ServiceEntry",
                        List.of(
                                Column.of("HOSTS", o -> list(o, "spec", "hosts")),
                                Column.of("LOCATION", o -> text(o, "spec", "location")),
                                Column.of("RESOLUTION", o -> text(o, "spec", "resolution")),
                                Tables.AGE)),
                Map.entry(
                        "PeerAuthentication",
                        List.of(Column.of("MODE", o -> text(o, "spec", "mtls", "mode")), Tables.AGE)),
                Map.entry(
                        "AuthorizationPolicy",
                        List.of(Column.of("ACTION", o -> text(o, "spec", "action")), Tables.AGE)),
                Map.entry("HTTPRoute", List.of(Column.of("HOSTNAMES", o -> list(o, "spec", "hostnames")), Tables.AGE)));
    }

    /** As in {@code 80/TCP,443:30443/TCP}. */
    static String ports(JsonNode service) {
        return joined(
                each(service, "spec", "ports").map(p -> {
                    String node = text(p, "nodePort");
                    return text(p, "port") + (node.isEmpty() || node.equals("0") ? "" : ":" + node) + "/"
                            + or(text(p, "protocol"), "TCP");
                }),
                "<none>");
    }

    /** The ready addresses, three and a count, as kubectl prints them. */
    static String endpoints(JsonNode endpoints) {
        List<String> all = new ArrayList<>();
        for (JsonNode subset : at(endpoints, "subsets")) {
            for (JsonNode address : at(subset, "addresses")) {
                if (at(subset, "ports").isEmpty()) {
                    all.add(text(address, "ip"));
                }
                each(subset, "ports").forEach(p -> all.add(text(address, "ip") + ":" + text(p, "port")));
            }
        }
        if (all.isEmpty()) {
            return "<none>";
        }
        String shown = all.stream().limit(SHOWN_ENDPOINTS).collect(Collectors.joining(","));
        return all.size() <= SHOWN_ENDPOINTS ? shown : shown + " + " + (all.size() - SHOWN_ENDPOINTS) + " more...";
    }

    private static String externalIp(JsonNode service) {
        String type = text(service, "spec", "type");
        if (type.equals("ExternalName")) {
            return text(service, "spec", "externalName");
        }
        String none = type.equals("LoadBalancer") ? "<pending>" : "<none>";
        return joined(Stream.concat(addresses(service), texts(service, "spec", "externalIPs")), none);
    }

    private static Stream<String> addresses(JsonNode object) {
        return each(object, "status", "loadBalancer", "ingress").map(i -> or(text(i, "ip"), text(i, "hostname")));
    }

    private static String list(JsonNode object, String... path) {
        return at(object, path).isEmpty() ? "" : texts(object, path).collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }

    private static String joined(Stream<String> parts, String none) {
        return or(parts.collect(Collectors.joining(",")), none);
    }
}
