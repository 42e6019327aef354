package dev.inquest.causality;

import java.util.List;

/** What findings about calls that fail speak for: mostly the surface of something deeper. */
final class CallRules {

    private CallRules() {}

    static void addTo(RuleBook book) {
        book.spec("call.credentials-refused", "dependency.invalid-credentials");
        book.spec("call.database-read-only", "dependency.database-read-only");
        book.status("call.connections-exhausted", "dependency.connections-exhausted");
        book.status("call.schema-mismatch", "dependency.schema-mismatch");
        book.status("call.certificate-expired", "runtime.certificate-expired");
        book.inferred("call.known-name-unresolved", "routing.dns-misconfigured");
        book.surface("call.name-server-unanswered", "routing.dns-misconfigured");
        book.inferred("call.protocol-error", "routing.service-protocol-mismatch");
        book.surface("call.pool-exhausted", "performance.pool-exhausted");
        book.surface("call.unauthorized", "dependency.invalid-credentials");
        book.status("call.port-not-offered", "dependency.wrong-port");
        book.inferred("call.external-failing", "dependency.external-unavailable");
        book.inferred("flag.failure-on", "dependency.feature-flag");
        book.status("flag.failure-told", "dependency.feature-flag");
        book.inferred("call.denied", "mesh.authorization-denied");
        book.inferred("call.name-unknown", "dependency.wrong-address");
        book.status("call.fault-injected", "mesh.injected-fault");
        book.status("call.overflow", "mesh.circuit-broken");
        book.inferred("call.no-cluster", "mesh.missing-subset");
        book.surface("call.no-route", "mesh.missing-host");
        book.inferred("call.rate-limited", "dependency.rate-limited");
        book.surface("call.reset-by-ready-endpoint", "routing.service-protocol-mismatch", "mesh.mtls-conflict");
        for (String surface : List.of(
                "call.connection-refused",
                "call.connect-failed",
                "call.connection-reset",
                "call.timeout",
                "call.answered-error",
                "call.no-healthy-upstream",
                "call.tls-failing")) {
            book.surface(surface, "dependency.unavailable");
        }
    }
}
