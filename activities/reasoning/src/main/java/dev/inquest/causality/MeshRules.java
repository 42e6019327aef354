package dev.inquest.causality;

/** What findings about the mesh's configuration speak for. */
final class MeshRules {

    private MeshRules() {}

    static void addTo(RuleBook book) {
        book.spec("mesh.mtls-modes-conflict", "mesh.mtls-conflict");
        book.spec("mesh.mtls-to-plain-server", "mesh.mtls-conflict");
        book.spec("mesh.sidecar-port-taken", "mesh.sidecar-port-conflict");
        book.spec("mesh.plain-client", "mesh.sidecar-missing");
        book.surface("mesh.not-injected", "mesh.sidecar-missing");
        book.spec("mesh.subset-missing", "mesh.missing-subset");
        book.spec("mesh.subset-selects-nothing", "mesh.missing-subset");
        book.spec("mesh.host-missing", "mesh.missing-host");
        book.spec("mesh.gateway-missing", "mesh.missing-gateway");
        book.spec("mesh.gateway-selects-nothing", "mesh.missing-gateway");
        book.inferred("mesh.host-not-in-gateway", "mesh.missing-gateway");
        book.inferred("mesh.gateway-port-unserved", "mesh.missing-gateway");
        book.spec("mesh.gateway-credential-missing", "mesh.gateway-certificate");
        book.spec("mesh.gateway-credential-invalid", "mesh.gateway-certificate");
        book.spec("mesh.authorization-denies", "mesh.authorization-denied");
        book.spec("mesh.token-rejected", "mesh.jwt-rejected");
        book.inferred("call.token-rejected", "mesh.jwt-rejected");
        book.inferred("mesh.claims-not-authenticated", "mesh.jwt-rejected");
        book.spec("mesh.hidden-by-sidecar", "mesh.sidecar-scope");
        book.spec("mesh.service-not-exported", "mesh.sidecar-scope");
        book.spec("mesh.egress-unregistered", "mesh.egress-blocked");
        book.inferred("call.egress-blocked", "mesh.egress-blocked");
        book.spec("mesh.fault-rule", "mesh.injected-fault");
        book.spec("mesh.timeout-below-need", "mesh.timeout-too-short");
        book.inferred("mesh.timeout-reached", "mesh.timeout-too-short");
        book.spec("mesh.pool-limit", "mesh.circuit-broken");
        book.status("mesh.endpoints-ejected", "mesh.circuit-broken");
        book.spec("mesh.port-protocol-wrong", "mesh.port-naming");
        book.inferred("call.protocol-error", "mesh.port-naming");
        book.surface("mesh.port-name-unconventional", "mesh.port-naming");
        book.inferred("mesh.routes-conflict", "mesh.conflicting-routes");
        book.inferred("mesh.gateways-conflict", "mesh.conflicting-routes");
        book.inferred("mesh.destination-rules-conflict", "mesh.conflicting-destination-rules");
        book.status("mesh.control-plane-down", "mesh.control-plane-unreachable");
        book.inferred("mesh.control-plane-unreached", "mesh.control-plane-unreachable");
    }
}
