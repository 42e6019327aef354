package dev.inquest.analysis.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.logs.Call;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Limits of a DestinationRule that end calls: its connection pool overflows (Envoy's flag UO), or its outlier detection
 * ejected every endpoint although they are ready (UH).
 */
public final class CircuitBreakers implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        MeshSight sight = MeshSight.of(seen);
        Traffic traffic = new Traffic(seen);
        List<Finding> found = new ArrayList<>();
        for (Cited<WholeObject> rule : sight.objects("DestinationRule")) {
            List<Entity> services = Hosts.of(sight, rule);
            boolean overflows =
                    traffic.failing(services, Call.Kind.OVERFLOW).findAny().isPresent();
            boolean none = traffic.failing(services, Call.Kind.NO_HEALTHY_UPSTREAM)
                    .anyMatch(c -> ServiceView.of(seen, c.target()).withAddresses());
            if (overflows && has(rule, "connectionPool")) {
                found.add(finding(rule, "mesh.pool-limit", "limits connections and requests to", traffic, services));
            } else if (none && has(rule, "outlierDetection")) {
                found.add(finding(rule, "mesh.endpoints-ejected", "ejects ready endpoints of", traffic, services));
            }
        }
        return found;
    }

    private static boolean has(Cited<WholeObject> rule, String setting) {
        JsonNode object = rule.what().object();
        Stream<JsonNode> policies = Stream.concat(
                Stream.of(Fields.at(object, "spec", "trafficPolicy")),
                Fields.list(object, "spec", "subsets").stream().map(s -> s.path("trafficPolicy")));
        return policies.flatMap(p -> Stream.concat(Stream.of(p), Fields.list(p, "portLevelSettings").stream()))
                .anyMatch(p -> p.has(setting));
    }

    private static Finding finding(
            Cited<WholeObject> rule, String code, String does, Traffic traffic, List<Entity> services) {
        return new Finding(
                code,
                rule.what().entity(),
                Severity.ERROR,
                "DestinationRule " + rule.what().entity().name() + " " + does + " " + Hosts.written(rule)
                        + ": further requests are answered 503.",
                Hosts.evidence(rule, traffic, services));
    }
}
