package dev.inquest.causality;

/** What findings about the mesh's configuration speak for. */
final class MeshRules {

    private MeshRules() {}

    static void addTo(RuleBook book) {
        book.spec("mesh.mtls-modes-conflict", "mesh.mtls-conflict");
        book.spec("mesh.mtls-to-plain-server", "mesh.mtls-conflict");
        book.spec("mesh.sidecar-port-taken", "mesh.sidecar-port-conflict");
        book.spec("mesh.subset-missing", "mesh.missing-subset");
        book.spec("mesh.host-missing", "mesh.missing-host");
        book.spec("mesh.gateway-missing", "mesh.missing-gateway");
        book.spec("mesh.authorization-denies", "mesh.authorization-denied");
        book.inferred("mesh.routes-conflict", "mesh.conflicting-routes");
        book.surface("mesh.not-injected", "mesh.sidecar-missing");
        book.surface("mesh.port-name-unconventional", "mesh.port-naming");
    }
}
