package dev.inquest.analysis.logs;

import dev.inquest.incident.Entity;

/**
 * Calls of one workload to one Service that fail in one way, as logs show them.
 *
 * @param pod a pod whose log shows it
 * @param source the calling workload
 * @param target the Service called, or an entity of kind {@code Host} outside the cluster
 * @param kind how they fail
 * @param count how many lines show it
 * @param example one such line
 * @param evidence the evidence with the log
 */
public record Call(Entity pod, Entity source, Entity target, Kind kind, int count, String example, int evidence) {

    /** How a call fails; from the most telling to the least. */
    public enum Kind {
        ACCESS_REFUSED("call.credentials-refused"),
        READ_ONLY("call.database-read-only"),
        CONNECTIONS_EXHAUSTED("call.connections-exhausted"),
        SCHEMA_MISMATCH("call.schema-mismatch"),
        DENIED("call.denied"),
        CERTIFICATE_EXPIRED("call.certificate-expired"),
        NAME_SERVER("call.name-server-unanswered"),
        TOKEN_REJECTED("call.token-rejected"),
        NAME_UNKNOWN("call.name-unknown"),
        TLS("call.tls-failing"),
        PROTOCOL("call.protocol-error"),
        EGRESS_BLOCKED("call.egress-blocked"),
        NO_ROUTE("call.no-route"),
        NO_CLUSTER("call.no-cluster"),
        FAULT_INJECTED("call.fault-injected"),
        OVERFLOW("call.overflow"),
        RATE_LIMITED("call.rate-limited"),
        NO_HEALTHY_UPSTREAM("call.no-healthy-upstream"),
        REFUSED("call.connection-refused"),
        CONNECT_FAILED("call.connect-failed"),
        RESET("call.connection-reset"),
        TIMEOUT("call.timeout"),
        POOL_EXHAUSTED("call.pool-exhausted"),
        UNAUTHORIZED("call.unauthorized"),
        FORBIDDEN("call.answered-forbidden"),
        ANSWERED_ERROR("call.answered-error");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** The finding code. */
        public String code() {
            return code;
        }

        /** Whether a server said so itself, so that the one called can be told by its kind where no name is given. */
        public boolean isToldByServer() {
            return this == ACCESS_REFUSED
                    || this == READ_ONLY
                    || this == CONNECTIONS_EXHAUSTED
                    || this == SCHEMA_MISMATCH;
        }

        /** Whether the name asked for led nowhere, for want of such a name or of who resolves it. */
        public boolean isUnresolved() {
            return this == NAME_UNKNOWN || this == NAME_SERVER;
        }

        /** Whether nothing came back, as when packets are dropped. */
        public boolean isUnanswered() {
            return this == TIMEOUT || this == CONNECT_FAILED || this == REFUSED;
        }
    }
}
