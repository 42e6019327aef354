package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.ServiceView;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gateways that are not served, and HTTP routes whose parent, backend or port does not exist (Gateway API v1). */
public final class GatewayApi implements Analyzer {

    private static final String GROUP = "gateway.networking.k8s.io";

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        seen.objects("GatewayClass").forEach(c -> conditions(c, "gateway.class-not-accepted", found));
        for (Cited<WholeObject> gateway : seen.objects("Gateway")) {
            if (gateway.what().apiVersion().startsWith(GROUP)) {
                gateway(seen, gateway, found);
            }
        }
        for (String kind : List.of("HTTPRoute", "GRPCRoute")) {
            seen.objects(kind).forEach(route -> route(seen, route, found));
        }
        return found;
    }

    private static void gateway(EvidenceIndex seen, Cited<WholeObject> gateway, List<Finding> found) {
        conditions(gateway, "gateway.not-accepted", found);
        String cls = Fields.text(gateway.what().object(), "spec", "gatewayClassName");
        if (!cls.isEmpty()) {
            seen.absent(Entity.clusterScoped("GatewayClass", cls))
                    .ifPresent(evidence -> found.add(Findings.error(
                            "gateway.not-accepted",
                            gateway.what().entity(),
                            "Gateway " + gateway.what().entity().name() + " is of class " + cls
                                    + ", which does not exist.",
                            List.of(gateway.evidence(), evidence))));
        }
    }

    private static void conditions(Cited<WholeObject> sighted, String code, List<Finding> found) {
        Fields.list(sighted.what().object(), "status", "conditions").stream()
                .filter(c -> Set.of("Accepted", "Programmed", "ResolvedRefs").contains(Fields.text(c, "type"))
                        && Fields.text(c, "status").equals("False"))
                .findFirst()
                .ifPresent(c -> found.add(Findings.error(
                        code,
                        sighted.what().entity(),
                        sighted.what().entity().kind() + " "
                                + sighted.what().entity().name() + " is not "
                                + Fields.text(c, "type") + " (" + Fields.text(c, "reason") + "): "
                                + Shorten.to(200, Fields.text(c, "message")),
                        List.of(sighted.evidence()))));
    }

    private static void route(EvidenceIndex seen, Cited<WholeObject> route, List<Finding> found) {
        Entity entity = route.what().entity();
        JsonNode object = route.what().object();
        for (JsonNode parent : Fields.list(object, "spec", "parentRefs")) {
            String kind = Fields.text(parent, "kind").isEmpty() ? "Gateway" : Fields.text(parent, "kind");
            missing(seen, route, parent, kind)
                    .ifPresent(evidence -> found.add(Findings.error(
                            "route.parent-missing",
                            entity,
                            entity.kind() + " " + entity.name() + " hangs on " + kind + " "
                                    + Fields.text(parent, "name") + ", which does not exist.",
                            List.of(route.evidence(), evidence))));
        }
        for (JsonNode rule : Fields.list(object, "spec", "rules")) {
            Fields.list(rule, "backendRefs").forEach(b -> backend(seen, route, b, found));
        }
        for (JsonNode parent : Fields.list(object, "status", "parents")) {
            Fields.list(parent, "conditions").stream()
                    .filter(c -> Fields.text(c, "status").equals("False")
                            && Set.of("Accepted", "ResolvedRefs").contains(Fields.text(c, "type")))
                    .findFirst()
                    .ifPresent(c -> found.add(Findings.error(
                            "route.not-accepted",
                            entity,
                            entity.kind() + " " + entity.name() + " is not " + Fields.text(c, "type") + " ("
                                    + Fields.text(c, "reason") + "): "
                                    + Shorten.to(200, Fields.text(c, "message")),
                            List.of(route.evidence()))));
        }
    }

    private static void backend(EvidenceIndex seen, Cited<WholeObject> route, JsonNode backend, List<Finding> found) {
        Entity entity = route.what().entity();
        String kind = Fields.text(backend, "kind");
        if (!kind.isEmpty() && !kind.equals("Service")) {
            return;
        }
        Optional<Integer> absent = missing(seen, route, backend, "Service");
        if (absent.isPresent()) {
            found.add(Findings.error(
                    "route.backend-missing",
                    entity,
                    entity.kind() + " " + entity.name() + " sends to Service " + Fields.text(backend, "name")
                            + ", which does not exist.",
                    List.of(route.evidence(), absent.get())));
            return;
        }
        ServiceView service = ServiceView.of(seen, referred(route, backend, "Service"));
        int port = backend.path("port").asInt();
        if (port > 0 && !service.ports().isEmpty() && service.ports().stream().noneMatch(p -> p.port() == port)) {
            found.add(Findings.error(
                    "route.backend-port-missing",
                    entity,
                    entity.kind() + " " + entity.name() + " sends to port " + port + " of Service "
                            + service.entity().name() + ", which offers "
                            + service.ports().stream()
                                    .map(ServiceView.Port::port)
                                    .toList() + ".",
                    Findings.together(List.of(route.evidence()), service.evidence())));
        }
    }

    private static Optional<Integer> missing(
            EvidenceIndex seen, Cited<WholeObject> route, JsonNode reference, String kind) {
        return Fields.text(reference, "name").isEmpty()
                ? Optional.empty()
                : seen.absent(referred(route, reference, kind));
    }

    private static Entity referred(Cited<WholeObject> route, JsonNode reference, String kind) {
        String namespace = Fields.text(reference, "namespace");
        return new Entity(
                namespace.isEmpty() ? route.what().entity().namespace() : namespace,
                kind,
                Fields.text(reference, "name").isEmpty() ? "unnamed" : Fields.text(reference, "name"));
    }
}
