package dev.inquest.analysis.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.logs.Call;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.mesh.MeshConfig;
import dev.inquest.mesh.ServiceTls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Callers without a sidecar whose calls break at pods that accept mutual TLS only. */
public final class PlainClients implements Analyzer {

    private static final Set<Call.Kind> BROKEN = Set.of(
            Call.Kind.RESET, Call.Kind.CONNECT_FAILED, Call.Kind.TLS, Call.Kind.ANSWERED_ERROR, Call.Kind.DENIED);

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        MeshSight sight = MeshSight.of(seen);
        Callers callers = new Callers(sight);
        List<Finding> found = new ArrayList<>();
        for (Call call : new Traffic(seen).failing()) {
            Optional<JsonNode> client = callers.pod(call.source());
            if (BROKEN.contains(call.kind()) && client.isPresent() && !MeshConfig.hasProxy(client.get())) {
                strict(sight, call).ifPresent(tls -> found.add(finding(sight, call, client.get(), tls)));
            }
        }
        return found;
    }

    private static Optional<ServiceTls> strict(MeshSight sight, Call call) {
        return sight.config()
                .service(call.target().name() + "." + call.target().namespace() + ".svc.cluster.local")
                .flatMap(s -> ServiceTls.of(sight.config(), s).stream()
                        .filter(tls -> tls.injected() && tls.accepted().mode().equals("STRICT"))
                        .findFirst());
    }

    private static Finding finding(MeshSight sight, Call call, JsonNode client, ServiceTls tls) {
        List<Entity> involved = new ArrayList<>(List.of(Fields.entity(client)));
        if (tls.accepted().by() instanceof JsonNode by) {
            involved.add(Fields.entity(by));
        }
        TreeSet<Integer> evidence = new TreeSet<>(sight.evidence(involved));
        evidence.add(call.evidence());
        return new Finding(
                "mesh.plain-client",
                call.source(),
                Severity.ERROR,
                call.source().name() + " has no sidecar and sends plain text to "
                        + call.target().name() + ", whose pods accept mutual TLS only.",
                List.copyOf(evidence));
    }
}
