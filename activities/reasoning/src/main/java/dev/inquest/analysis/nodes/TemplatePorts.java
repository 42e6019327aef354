package dev.inquest.analysis.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.LabelIndex;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.logs.Refusals;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Service's target port against the ports that the templates of the workloads behind it declare. Ports need not be
 * declared: a workload that declares none says nothing, and a Service that was reached is in order.
 */
public final class TemplatePorts implements Analyzer {

    private static final EvidenceIndex.View<LabelIndex<Cited<WholeObject>>> TEMPLATES = EvidenceIndex.view(seen -> {
        LabelIndex<Cited<WholeObject>> index = new LabelIndex<>();
        Stream.of("Deployment", "StatefulSet", "DaemonSet")
                .flatMap(kind -> seen.objects(kind).stream())
                .forEach(w -> index.add(
                        w.what().entity().namespace(),
                        Fields.map(w.what().object(), "spec", "template", "metadata", "labels"),
                        w));
        return index;
    });

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        Set<Entity> reached = seen.connections().stream()
                .filter(c -> c.what().reached())
                .map(c -> c.what().service())
                .collect(Collectors.toSet());
        for (ServiceView service : ServiceView.all(seen)) {
            if (!reached.contains(service.entity()) && !service.selector().isEmpty()) {
                unserved(seen, service).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Finding> unserved(EvidenceIndex seen, ServiceView service) {
        List<Cited<WholeObject>> behind =
                seen.get(TEMPLATES).selected(service.entity().namespace(), service.selector());
        List<JsonNode> declared = behind.stream()
                .flatMap(w -> Fields.list(w.what().object(), "spec", "template", "spec", "containers").stream())
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
                        Refusals.ofUndeclared(seen, service, port),
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
