package dev.inquest.analysis.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inquest.incident.Entity;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of Envoy's access log as Istio sets it ({@code accessLogFormat}), as text
 * {@code [start] "METHOD path protocol" code flags details …} or as JSON with the same fields.
 *
 * @param request what was asked
 * @param code HTTP status, 0 for a connection that never answered
 * @param flags Envoy's response flags, {@code -} for none, several with commas
 * @param details response code details
 * @param reason why the connection to the upstream failed, or an empty text
 * @param millis how long it took, in milliseconds; 0 when not told
 * @param cluster where it was sent
 * @param local the address that was called, or an empty text
 * @param remote the address of the caller, or an empty text
 * @param server the server name that the caller's proxy asked for, or an empty text
 * @param route the route's name, or an empty text
 */
public record AccessLine(
        Request request,
        int code,
        String flags,
        String details,
        String reason,
        int millis,
        Cluster cluster,
        String local,
        String remote,
        String server,
        String route) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SHAPE =
            Pattern.compile("^\\[[^\\]]{10,40}\\] \"([^\"]{0,4000})\" (\\d{1,3}) (\\S{1,40}) (\\S{1,300})"
                    + "(?: \\S{1,300} \"([^\"]{0,1000})\" \\S{1,20} \\S{1,20} (\\d{1,9}|-))?");
    private static final Pattern ENDS = Pattern.compile(
            "\"([^\"]{0,300})\" \"[^\"]{0,300}\" (\\S{1,400}) \\S{1,300} (\\S{1,300}) (\\S{1,300}) (\\S{1,400}) (\\S{1,200})\\s*$");
    private static final Pattern CLUSTER =
            Pattern.compile("(outbound|inbound)\\|(\\d{0,5})\\|([^|]{0,100})\\|(\\S{0,260})");
    private static final Pattern ASKED = Pattern.compile("outbound_\\.(\\d{1,5})_\\.[^_]{0,100}_\\.(\\S{1,260})");

    /**
     * @param method HTTP method, or an empty text
     * @param path path with its query, or an empty text
     * @param authority the host asked for, with its port where it has one, or an empty text
     */
    public record Request(String method, String path, String authority) {}

    /**
     * @param direction {@code outbound}, {@code inbound}, or the whole name of a cluster that is neither
     * @param port the port called, 0 when not told
     * @param subset the subset, or an empty text
     * @param host the host called, or an empty text
     */
    public record Cluster(String direction, int port, String subset, String host) {

        static Cluster of(String name) {
            Matcher parts = CLUSTER.matcher(name);
            return parts.find()
                    ? new Cluster(
                            parts.group(1),
                            parts.group(2).isEmpty() ? 0 : Integer.parseInt(parts.group(2)),
                            parts.group(3),
                            parts.group(4))
                    : new Cluster(blank(name), 0, "", "");
        }
    }

    /** The line, if it is one of an access log. */
    public static Optional<AccessLine> of(String line) {
        if (line.startsWith("{")) {
            return line.contains("\"response_flags\"") ? ofJson(line) : Optional.empty();
        }
        if (!line.startsWith("[")) {
            return Optional.empty();
        }
        Matcher shape = SHAPE.matcher(line);
        if (!shape.find()) {
            return Optional.empty();
        }
        Matcher ends = ENDS.matcher(line);
        boolean whole = ends.find();
        String[] asked = shape.group(1).split(" ");
        return Optional.of(new AccessLine(
                new Request(
                        blank(asked[0]), asked.length > 1 ? blank(asked[1]) : "", whole ? blank(ends.group(1)) : ""),
                Integer.parseInt(shape.group(2)),
                shape.group(3),
                shape.group(4),
                blank(shape.group(5)),
                millis(shape.group(6)),
                Cluster.of(whole ? ends.group(2) : line),
                whole ? blank(ends.group(3)) : "",
                whole ? blank(ends.group(4)) : "",
                whole ? blank(ends.group(5)) : "",
                whole ? blank(ends.group(6)) : ""));
    }

    private static Optional<AccessLine> ofJson(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return Optional.of(new AccessLine(
                    new Request(text(json, "method"), text(json, "path"), text(json, "authority")),
                    json.path("response_code").asInt(),
                    json.path("response_flags").asText("-"),
                    json.path("response_code_details").asText("-"),
                    text(json, "upstream_transport_failure_reason"),
                    json.path("duration").asInt(),
                    Cluster.of(json.path("upstream_cluster").asText("-")),
                    text(json, "downstream_local_address"),
                    text(json, "downstream_remote_address"),
                    text(json, "requested_server_name"),
                    text(json, "route_name")));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).isNull() ? "" : blank(json.path(field).asText(""));
    }

    private static String blank(@Nullable String word) {
        return word == null || word.equals("-") ? "" : word;
    }

    private static int millis(@Nullable String word) {
        return word == null || word.equals("-") ? 0 : Integer.parseInt(word);
    }

    /** Whether the called's own proxy wrote it. */
    public boolean inbound() {
        return cluster.direction().equals("inbound")
                || !server.isEmpty() && ASKED.matcher(server).matches();
    }

    /** Whether the caller's proxy wrote it: it was sent somewhere, or had nowhere to be sent. */
    public boolean outbound() {
        return !inbound();
    }

    /** How it failed on this very hop; empty for success and for what the caller did to itself. */
    public Optional<Call.Kind> failure() {
        return AccessFailure.of(this);
    }

    /** The Service called, when it is one of the cluster's. */
    public Optional<Entity> service() {
        Matcher asked = ASKED.matcher(server);
        String host = cluster.host().isEmpty() && asked.matches() ? asked.group(2) : cluster.host();
        String[] parts = host.split("\\.");
        return parts.length >= 3 && parts[2].equals("svc")
                ? Optional.of(Entity.of(parts[1], "Service", parts[0]))
                : Optional.empty();
    }
}
