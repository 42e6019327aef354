package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.or;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the proxy of one pod is given, in istioctl's columns, from the configuration of its namespace. The cluster view has
 * one column more than istioctl's, TLS MODE: what the DestinationRule makes this proxy send, {@code AUTO} without a word of it.
 */
public final class ProxyViews {

    private final MeshConfig mesh;
    private final TlsPolicies policies;
    private final JsonNode pod;
    private final @Nullable String fqdn;
    private final @Nullable Integer port;
    private final @Nullable String direction;

    /** Views of a pod's proxy, only of this host, port and direction where they are given. */
    public ProxyViews(
            MeshConfig mesh, JsonNode pod, @Nullable String fqdn, @Nullable Integer port, @Nullable String direction) {
        this.mesh = mesh;
        this.policies = new TlsPolicies(mesh);
        this.pod = pod;
        this.fqdn = fqdn;
        this.port = port;
        this.direction = direction;
    }

    /** The view of this name: cluster, route, endpoint or listener. */
    public TextTable view(String view) {
        return switch (view) {
            case "cluster" -> clusters();
            case "route" -> routes();
            case "endpoint" -> endpoints();
            case "listener" -> listeners();
            default -> throw new IllegalArgumentException("view must be one of istioctl's but was " + view);
        };
    }

    private TextTable clusters() {
        List<TextTable.Row> rows = new ArrayList<>();
        servicePorts((service, p) -> {
            String host = MeshConfig.hostOf(service);
            Optional<JsonNode> rule = policies.rule(host, MeshConfig.namespaceOf(pod));
            String by = rule.map(r -> name(r) + "." + MeshConfig.namespaceOf(r)).orElse("");
            String type = text(service, "spec", "clusterIP").equals("None") ? "ORIGINAL_DST" : "EDS";
            for (String subset : subsets(rule)) {
                rows.add(row(
                        service,
                        host,
                        text(p, "port"),
                        subset.isEmpty() ? "-" : subset,
                        "outbound",
                        type,
                        by,
                        TlsPolicies.sent(rule, text(p, "port"), subset)));
            }
        });
        mesh.all("ServiceEntry").forEach(entry -> entryClusters(entry, rows));
        return new TextTable(
                List.of("SERVICE FQDN", "PORT", "SUBSET", "DIRECTION", "TYPE", "DESTINATION RULE", "TLS MODE"), rows);
    }

    private void entryClusters(JsonNode entry, List<TextTable.Row> rows) {
        texts(entry, "spec", "hosts").filter(this::isAsked).forEach(host -> each(entry, "spec", "ports")
                .forEach(p -> {
                    Optional<JsonNode> rule = policies.rule(host, MeshConfig.namespaceOf(pod));
                    String by = rule.map(r -> name(r) + "." + MeshConfig.namespaceOf(r))
                            .orElse("");
                    String type = text(entry, "spec", "resolution").equals("DNS") ? "STRICT_DNS" : "EDS";
                    rows.add(row(
                            entry,
                            host,
                            text(p, "number"),
                            "-",
                            "outbound",
                            type,
                            by,
                            TlsPolicies.sent(rule, text(p, "number"), "")));
                }));
    }

    private TextTable routes() {
        List<TextTable.Row> rows = new ArrayList<>();
        servicePorts((service, p) -> {
            String host = MeshConfig.hostOf(service);
            List<JsonNode> used = mesh.all("VirtualService").stream()
                    .filter(v -> MeshRoutes.isForSidecars(v) && MeshConfig.exported(v, MeshConfig.namespaceOf(pod)))
                    .filter(v -> texts(v, "spec", "hosts")
                            .anyMatch(h -> MeshConfig.covers(MeshConfig.fullHost(h, MeshConfig.namespaceOf(v)), host)))
                    .toList();
            String vhost = host + ":" + text(p, "port");
            if (used.isEmpty()) {
                rows.add(row(service, text(p, "port"), vhost, domains(service), "/*", ""));
            }
            used.forEach(v -> rules(v).forEach(match -> rows.add(row(
                    v, text(p, "port"), vhost, domains(service), match, name(v) + "." + MeshConfig.namespaceOf(v)))));
        });
        return new TextTable(List.of("NAME", "VHOST NAME", "DOMAINS", "MATCH", "VIRTUAL SERVICE"), rows);
    }

    private static Stream<String> rules(JsonNode virtualService) {
        return MeshRoutes.rules(virtualService).map(rule -> {
            String match = each(rule, "match")
                    .map(m -> or(
                            text(m, "uri", "prefix") + text(m, "uri", "exact") + text(m, "uri", "regex"), m.toString()))
                    .collect(Collectors.joining(" | "));
            String to = MeshRoutes.destinationsOf(rule)
                    .map(d -> text(d, "host")
                            + (text(d, "port", "number").isEmpty() ? "" : ":" + text(d, "port", "number"))
                            + (text(d, "subset").isEmpty() ? "" : " subset " + text(d, "subset")))
                    .collect(Collectors.joining(", "));
            String fault = rule.has("fault") ? " fault " + at(rule, "fault") : "";
            String timeout = rule.has("timeout") ? " timeout " + text(rule, "timeout") : "";
            return or(match, "/*") + (to.isEmpty() ? "" : " -> " + to) + fault + timeout;
        });
    }

    private TextTable endpoints() {
        List<TextTable.Row> rows = new ArrayList<>();
        servicePorts((service, p) -> mesh.all("Endpoints").stream()
                .filter(e -> name(e).equals(name(service)))
                .flatMap(e -> each(e, "subsets"))
                .forEach(subset -> each(subset, "ports")
                        .filter(q -> text(q, "name").equals(text(p, "name")))
                        .forEach(q -> {
                            String cluster = "outbound|" + text(p, "port") + "||" + MeshConfig.hostOf(service);
                            addresses(service, subset, "addresses", "HEALTHY", text(q, "port"), cluster, rows);
                            addresses(
                                    service, subset, "notReadyAddresses", "UNHEALTHY", text(q, "port"), cluster, rows);
                        })));
        return new TextTable(List.of("ENDPOINT", "STATUS", "OUTLIER CHECK", "CLUSTER"), rows);
    }

    private static void addresses(
            JsonNode service,
            JsonNode subset,
            String field,
            String status,
            String port,
            String cluster,
            List<TextTable.Row> rows) {
        each(subset, field).forEach(a -> rows.add(row(service, text(a, "ip") + ":" + port, status, "OK", cluster)));
    }

    private TextTable listeners() {
        List<TextTable.Row> rows = new ArrayList<>();
        servicePorts((service, p) -> {
            String ip = or(text(service, "spec", "clusterIP"), "0.0.0.0");
            rows.add(row(
                    service,
                    ip.equals("None") ? "0.0.0.0" : ip,
                    text(p, "port"),
                    "ALL",
                    "Cluster: outbound|" + text(p, "port") + "||" + MeshConfig.hostOf(service)));
        });
        each(pod, "spec", "containers")
                .filter(c -> goes("inbound") && !text(c, "name").equals("istio-proxy"))
                .flatMap(c -> each(c, "ports"))
                .forEach(p -> {
                    String number = text(p, "containerPort");
                    String match =
                            switch (policies.accepted(pod, number).mode()) {
                                case "STRICT" -> "Trans: tls; mTLS only (STRICT)";
                                case "DISABLE" -> "Trans: raw_buffer; plain text only (DISABLE)";
                                default -> "Trans: tls or raw_buffer (PERMISSIVE)";
                            };
                    rows.add(row(
                            pod, "0.0.0.0", "15006", match + "; port " + number, "Cluster: inbound|" + number + "||"));
                });
        return new TextTable(List.of("ADDRESSES", "PORT", "MATCH", "DESTINATION"), rows);
    }

    private interface PortAction {
        void accept(JsonNode service, JsonNode port);
    }

    private boolean goes(String way) {
        return direction == null || direction.equals(way);
    }

    private void servicePorts(PortAction action) {
        mesh.all("Service").stream()
                .filter(s -> goes("outbound") && isAsked(MeshConfig.hostOf(s)))
                .forEach(s -> each(s, "spec", "ports")
                        .filter(p -> port == null || text(p, "port").equals(port.toString()))
                        .forEach(p -> action.accept(s, p)));
    }

    private boolean isAsked(String host) {
        return fqdn == null || fqdn.equals(host) || host.startsWith(fqdn + ".");
    }

    private static List<String> subsets(Optional<JsonNode> rule) {
        List<String> subsets = new ArrayList<>(List.of(""));
        rule.ifPresent(r -> each(r, "spec", "subsets").forEach(s -> subsets.add(text(s, "name"))));
        return subsets;
    }

    private static String domains(JsonNode service) {
        String ip = text(service, "spec", "clusterIP");
        return name(service) + ", " + name(service) + "." + MeshConfig.namespaceOf(service)
                + (ip.isEmpty() || ip.equals("None") ? "" : ", " + ip);
    }

    private static TextTable.Row row(JsonNode about, String... cells) {
        Entity entity = entity(about);
        return new TextTable.Row(entity, List.of(cells));
    }
}
