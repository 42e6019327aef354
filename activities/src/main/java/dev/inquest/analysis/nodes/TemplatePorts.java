package dev.inquest.analysis.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Fields;
import dev.inquest.analysis.Seen;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.Sighted;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Service's target port against the ports that the templates of the workloads behind it declare. Ports need not be
 * declared: a workload that declares none says nothing, and a Service that was reached is in order.
 */
public final class TemplatePorts implements Analyzer {

    @Override
    public List<Finding> analyze(Seen seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (ServiceView service : ServiceView.all(seen)) {
            boolean reached = seen.connections().stream()
                    .anyMatch(c -> c.what().service().equals(service.entity())
                            && c.what().reached());
            if (!reached && !service.selector().isEmpty()) {
                unserved(seen, service).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Finding> unserved(Seen seen, ServiceView service) {
        List<Sighted<WholeObject>> behind = Stream.of("Deployment", "StatefulSet", "DaemonSet")
                .flatMap(kind -> seen.objects(kind).stream())
                .filter(w -> Objects.equals(
                        w.what().entity().namespace(), service.entity().namespace()))
                .filter(w -> Fields.matches(
                        service.selector(), Fields.map(w.what().object(), "spec.template.metadata.labels")))
                .toList();
        List<JsonNode> declared = behind.stream()
                .flatMap(w -> Fields.list(w.what().object(), "spec.template.spec.containers").stream())
                .flatMap(c -> Fields.list(c, "ports").stream())
                .toList();
        if (declared.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> evidence = new ArrayList<>(service.evidence());
        evidence.add(behind.get(0).evidence());
        return service.ports().stream()
                .filter(port -> declared.stream().noneMatch(d -> serves(d, port.target())))
                .findFirst()
                .map(port -> new Finding(
                        "service.target-port-not-served",
                        service.entity(),
                        Severity.ERROR,
                        "Service " + service.entity().name() + " sends port " + port.port() + " to " + port.target()
                                + ", but the workload behind it declares "
                                + declared.stream()
                                        .map(d -> Fields.text(d, "containerPort"))
                                        .distinct()
                                        .toList() + ".",
                        evidence));
    }

    private static boolean serves(JsonNode declared, String target) {
        return Fields.text(declared, "containerPort").equals(target)
                || Fields.text(declared, "name").equals(target);
    }
}
