package dev.inquest.analysis.logs;

import java.util.Optional;

/** What a line of an access log says of a failure: Envoy's response flags first, then its details, then the status. */
final class AccessFailure {

    private AccessFailure() {}

    static Optional<Call.Kind> of(AccessLine line) {
        if (line.details().startsWith("rbac_access_denied") || line.route().equals("rbac_access_denied")) {
            return Optional.of(Call.Kind.DENIED);
        }
        if (line.details().startsWith("jwt_authn_access_denied")) {
            return Optional.of(Call.Kind.TOKEN_REJECTED);
        }
        if (line.cluster().direction().equals("BlackHoleCluster")
                || line.route().equals("block_all")) {
            return Optional.of(Call.Kind.EGRESS_BLOCKED);
        }
        if (line.details().contains("protocol_error") || line.details().contains("codec_error")) {
            return Optional.of(Call.Kind.PROTOCOL);
        }
        for (String flag : line.flags().split(",")) {
            Optional<Call.Kind> kind = ofFlag(flag, line);
            if (kind.isPresent()) {
                return kind;
            }
        }
        if (line.code() == 403 && line.outbound()) {
            return Optional.of(Call.Kind.FORBIDDEN);
        }
        return line.code() >= 500 ? Optional.of(Call.Kind.ANSWERED_ERROR) : Optional.empty();
    }

    /** Envoy's response flags; URX (retries exhausted), DC and others say nothing of why. */
    private static Optional<Call.Kind> ofFlag(String flag, AccessLine line) {
        return Optional.ofNullable(
                switch (flag) {
                    case "UC", "UR", "LR" -> Call.Kind.RESET;
                    case "UPE", "DPE" -> Call.Kind.PROTOCOL;
                    case "UF" -> line.reason().contains("TLS_error") ? Call.Kind.TLS : Call.Kind.CONNECT_FAILED;
                    case "UH" -> Call.Kind.NO_HEALTHY_UPSTREAM;
                    case "NR" -> Call.Kind.NO_ROUTE;
                    case "NC" -> Call.Kind.NO_CLUSTER;
                    case "UO" -> Call.Kind.OVERFLOW;
                    case "UT", "SI", "UMSDR" -> Call.Kind.TIMEOUT;
                    case "FI", "DI" -> Call.Kind.FAULT_INJECTED;
                    case "RL" -> Call.Kind.RATE_LIMITED;
                    case "UAEX" -> Call.Kind.DENIED;
                    default -> null;
                });
    }
}
