package dev.inquest.analysis.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.logs.Call;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * VirtualServices that abort or delay requests on purpose. One for few requests, told by a header, is a test; one for none
 * does nothing.
 */
public final class InjectedFaults implements Analyzer {

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        MeshSight sight = MeshSight.of(seen);
        Traffic traffic = new Traffic(seen);
        List<Finding> found = new ArrayList<>();
        for (Cited<WholeObject> route : sight.objects("VirtualService")) {
            for (JsonNode rule : Fields.list(route.what().object(), "spec", "http")) {
                judge(sight, traffic, route, rule).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Finding> judge(MeshSight sight, Traffic traffic, Cited<WholeObject> route, JsonNode rule) {
        String does = does(rule.path("fault"));
        List<Entity> services = Hosts.of(sight, route);
        boolean limited = !Fields.list(rule, "match").isEmpty()
                && Fields.list(rule, "match").stream().allMatch(m -> m.has("headers") || m.has("sourceLabels"));
        boolean felt = traffic.failing(services).findAny().isPresent();
        if (does.isEmpty()) {
            return Optional.empty();
        }
        boolean note = limited
                && traffic.failing(services, Call.Kind.FAULT_INJECTED).findAny().isEmpty();
        return Optional.of(new Finding(
                note ? "mesh.fault-test" : "mesh.fault-rule",
                route.what().entity(),
                note ? Severity.INFO : felt ? Severity.ERROR : Severity.WARNING,
                "VirtualService " + route.what().entity().name() + " " + does + " requests to " + Hosts.written(route)
                        + " on purpose.",
                Hosts.evidence(route, traffic, services)));
    }

    private static String does(JsonNode fault) {
        List<String> does = new ArrayList<>();
        double aborted = percentage(fault.path("abort"));
        if (aborted > 0) {
            String status = Fields.text(fault, "abort", "httpStatus");
            does.add("answers " + aborted + " % of them "
                    + (status.isEmpty() ? "gRPC " + Fields.text(fault, "abort", "grpcStatus") : status) + ":");
        }
        double delayed = percentage(fault.path("delay"));
        if (delayed > 0) {
            does.add("delays " + delayed + " % of them by " + Fields.text(fault, "delay", "fixedDelay") + ":");
        }
        return String.join(" and ", does);
    }

    /** Without a percentage all are meant. */
    private static double percentage(JsonNode fault) {
        if (fault.isMissingNode() || fault.isEmpty()) {
            return 0;
        }
        if (fault.has("percent")) {
            return fault.path("percent").asDouble();
        }
        return fault.has("percentage") ? fault.path("percentage").path("value").asDouble() : 100;
    }
}
