package dev.inquest.analysis.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Fields;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.Seen;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.Sighted;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What clients send against what servers demand: a DestinationRule that turns mutual TLS off (or speaks its own TLS)
 * towards pods whose policy is STRICT, or one that insists on it towards pods that cannot. The labels of the pods come
 * from pods seen whole, else from the Service's selector, which they are bound to carry.
 */
public final class MutualTls implements Analyzer {

    @Override
    public List<Finding> analyze(Seen seen, Incident incident) {
        PeerModes modes = new PeerModes(seen);
        List<Finding> found = new ArrayList<>();
        for (Sighted<WholeObject> rule : seen.objects("DestinationRule")) {
            String host = Fields.text(rule.what().object(), "spec.host");
            for (ServiceView service : ServiceView.all(seen)) {
                if (MeshHost.covers(host, rule.what().entity().namespace(), service.entity())) {
                    conflict(seen, modes, rule, service).ifPresent(f -> add(found, f));
                }
            }
        }
        return found;
    }

    /** A rule that conflicts at several Services is one finding, which names them all. */
    private static void add(List<Finding> found, Finding next) {
        for (int i = 0; i < found.size(); i++) {
            Finding f = found.get(i);
            if (f.code().equals(next.code()) && f.entity().equals(next.entity())) {
                List<Integer> evidence = new ArrayList<>(f.evidence());
                evidence.addAll(next.evidence());
                found.set(
                        i,
                        new Finding(f.code(), f.entity(), f.severity(), f.message() + " " + next.message(), evidence));
                return;
            }
        }
        found.add(next);
    }

    private static Optional<Finding> conflict(
            Seen seen, PeerModes modes, Sighted<WholeObject> rule, ServiceView service) {
        List<PodView> servers = PodView.all(seen).stream()
                .filter(p -> service.selects(p.entity(), p.labels()))
                .toList();
        Map<String, String> labels =
                servers.isEmpty() ? service.selector() : servers.get(0).labels();
        boolean injected = servers.stream()
                .map(p -> p.injected().orElse(true))
                .reduce(Boolean::logicalOr)
                .orElse(true);
        for (Sent sent : sent(rule.what().object(), service)) {
            Optional<PeerModes.Demand> demand = modes.demanded(service.entity().namespace(), labels, sent.targetPort());
            String mode = demand.map(PeerModes.Demand::mode).orElse("PERMISSIVE");
            if (injected && mode.equals("STRICT") && sent.isNotMutual()) {
                return demand.map(
                        d -> finding(rule, service, sent, d, rule.what().entity()));
            }
            if (sent.isMutual() && (mode.equals("DISABLE") || !injected)) {
                return Optional.of(demand.filter(d -> injected)
                        .map(d -> finding(rule, service, sent, d, d.policy()))
                        .orElseGet(() -> notInjected(rule, service)));
            }
        }
        return Optional.empty();
    }

    private record Sent(String mode, String targetPort) {
        boolean isNotMutual() {
            return mode.equals("DISABLE") || mode.equals("SIMPLE");
        }

        boolean isMutual() {
            return mode.equals("ISTIO_MUTUAL") || mode.equals("MUTUAL");
        }
    }

    /** What is sent to each port: its own setting, which inherits nothing, else that of the subset or of the rule. */
    private static List<Sent> sent(JsonNode rule, ServiceView service) {
        List<Sent> sent = new ArrayList<>();
        List<JsonNode> policies = new ArrayList<>(List.of(Fields.at(rule, "spec.trafficPolicy")));
        Fields.list(rule, "spec.subsets").forEach(s -> policies.add(s.path("trafficPolicy")));
        for (JsonNode policy : policies) {
            Set<Integer> own = new HashSet<>();
            for (JsonNode port : Fields.list(policy, "portLevelSettings")) {
                int number = Fields.at(port, "port.number").asInt();
                own.add(number);
                sent.add(new Sent(Fields.text(port, "tls.mode"), target(service, number)));
            }
            String mode = Fields.text(policy, "tls.mode");
            if (!mode.isEmpty()) {
                service.ports().stream()
                        .filter(p -> !own.contains(p.port()))
                        .forEach(p -> sent.add(new Sent(mode, p.target())));
                if (service.ports().isEmpty()) {
                    sent.add(new Sent(mode, ""));
                }
            }
        }
        return sent;
    }

    private static String target(ServiceView service, int port) {
        return service.ports().stream()
                .filter(p -> p.port() == port)
                .map(ServiceView.Port::target)
                .findFirst()
                .orElse(Integer.toString(port));
    }

    private static Finding finding(
            Sighted<WholeObject> rule, ServiceView service, Sent sent, PeerModes.Demand demand, Entity toMend) {
        List<Integer> evidence = new ArrayList<>(List.of(rule.evidence(), demand.evidence()));
        evidence.addAll(service.evidence());
        return new Finding(
                "mesh.mtls-modes-conflict",
                toMend,
                Severity.ERROR,
                "DestinationRule " + rule.what().entity().name() + " sends " + sent.mode() + " to Service "
                        + service.entity().name() + ", whose pods are under " + demand.mode()
                        + " by PeerAuthentication "
                        + demand.policy().namespace() + "/" + demand.policy().name() + ".",
                evidence);
    }

    private static Finding notInjected(Sighted<WholeObject> rule, ServiceView service) {
        List<Integer> evidence = new ArrayList<>(List.of(rule.evidence()));
        evidence.addAll(service.evidence());
        return new Finding(
                "mesh.mtls-to-plain-server",
                rule.what().entity(),
                Severity.ERROR,
                "DestinationRule " + rule.what().entity().name() + " insists on mutual TLS towards Service "
                        + service.entity().name() + ", whose pods carry no sidecar.",
                evidence);
    }
}
