package dev.inquest.analysis.logs;

import dev.inquest.incident.Entity;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of Envoy's default text access log (Istio {@code accessLogFormat}):
 * {@code [start] "METHOD path protocol" code flags details …  cluster …}.
 *
 * @param code HTTP status, 0 for a connection that never answered
 * @param flags Envoy's response flags, {@code -} for none
 * @param details response code details
 * @param outbound whether it is the caller's proxy
 * @param port the port called
 * @param subset the subset, or an empty text
 * @param host the host called, as the cluster names it
 */
record AccessLine(int code, String flags, String details, boolean outbound, int port, String subset, String host) {

    private static final Pattern SHAPE =
            Pattern.compile("^\\[[^\\]]{10,40}\\] \"[^\"]{0,4000}\" (\\d{1,3}) (\\S{1,40}) (\\S{1,300}) ");
    private static final Pattern CLUSTER =
            Pattern.compile(" (outbound|inbound)\\|(\\d{0,5})\\|([^|]{0,100})\\|(\\S{0,260}) ");
    private static final Set<String> RBAC = Set.of("rbac_access_denied_matched_policy");

    static Optional<AccessLine> of(String line) {
        if (!line.startsWith("[")) {
            return Optional.empty();
        }
        Matcher shape = SHAPE.matcher(line);
        if (!shape.find()) {
            return Optional.empty();
        }
        Matcher cluster = CLUSTER.matcher(line);
        boolean named = cluster.find();
        return Optional.of(new AccessLine(
                Integer.parseInt(shape.group(1)),
                shape.group(2),
                shape.group(3),
                named && cluster.group(1).equals("outbound"),
                named && !cluster.group(2).isEmpty() ? Integer.parseInt(cluster.group(2)) : 0,
                named ? cluster.group(3) : "",
                named ? cluster.group(4) : ""));
    }

    /** How it failed on this very hop; empty for success and for what the caller did to itself. */
    Optional<Call.Kind> failure() {
        for (String flag : flags.split(",")) {
            Optional<Call.Kind> kind = ofFlag(flag);
            if (kind.isPresent()) {
                return kind;
            }
        }
        if (details.startsWith("rbac_access_denied") || RBAC.contains(details)) {
            return Optional.of(Call.Kind.DENIED);
        }
        return code >= 500 ? Optional.of(Call.Kind.ANSWERED_ERROR) : Optional.empty();
    }

    private static Optional<Call.Kind> ofFlag(String flag) {
        return Optional.ofNullable(
                switch (flag) {
                    case "UC", "UR", "UPE", "LR" -> Call.Kind.RESET;
                    case "UF" -> Call.Kind.CONNECT_FAILED;
                    case "UH" -> Call.Kind.NO_HEALTHY_UPSTREAM;
                    case "NR" -> Call.Kind.NO_ROUTE;
                    case "NC" -> Call.Kind.NO_CLUSTER;
                    case "UO" -> Call.Kind.OVERFLOW;
                    case "UT", "SI" -> Call.Kind.TIMEOUT;
                    case "FI", "DI" -> Call.Kind.FAULT_INJECTED;
                    case "RL" -> Call.Kind.RATE_LIMITED;
                    case "UAEX" -> Call.Kind.DENIED;
                    default -> null;
                });
    }

    /** The Service of the host, when it is one of the cluster's. */
    Optional<Entity> service() {
        String[] parts = host.split("\\.");
        return parts.length >= 3 && parts[2].equals("svc")
                ? Optional.of(Entity.of(parts[1], "Service", parts[0]))
                : Optional.empty();
    }
}
