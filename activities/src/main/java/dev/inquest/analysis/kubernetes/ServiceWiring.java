package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Fields;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.Seen;
import dev.inquest.analysis.ServiceView;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A Service and what stands behind it: its selector, its ready endpoints, and whether anything serves its target port. */
public final class ServiceWiring implements Analyzer {

    @Override
    public List<Finding> analyze(Seen seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (ServiceView service : ServiceView.all(seen)) {
            if (service.withoutAddresses()) {
                found.add(finding("service.no-endpoints", service, "has no ready endpoint", service.evidence()));
                selector(seen, service).ifPresent(found::add);
            }
            ports(seen, service).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Finding> selector(Seen seen, ServiceView service) {
        List<PodView> pods = PodView.all(seen).stream()
                .filter(p ->
                        Objects.equals(p.entity().namespace(), service.entity().namespace()))
                .toList();
        boolean allLabelsKnown = !pods.isEmpty()
                && seen.listing("Pod", service.entity().namespace()).isPresent()
                && pods.stream().noneMatch(p -> p.object().isMissingNode());
        Stream<Map<String, String>> templates = Stream.of("Deployment", "StatefulSet")
                .flatMap(kind -> seen.objects(kind).stream())
                .filter(o -> Objects.equals(
                        o.what().entity().namespace(), service.entity().namespace()))
                .map(o -> Fields.map(o.what().object(), "spec.template.metadata.labels"));
        boolean someoneMatches = Stream.concat(pods.stream().map(PodView::labels), templates)
                .anyMatch(labels -> Fields.matches(service.selector(), labels));
        if (!service.selector().isEmpty() && !someoneMatches && allLabelsKnown) {
            return Optional.of(finding(
                    "service.selector-matches-nothing",
                    service,
                    "selects " + service.selector() + ", which no pod and no workload of its namespace carries",
                    service.evidence()));
        }
        return pods.stream()
                .filter(p -> p.healthy() && !p.finished())
                .filter(p -> p.entity().name().startsWith(service.entity().name() + "-"))
                .filter(p -> p.object().isMissingNode() || !Fields.matches(service.selector(), p.labels()))
                .findFirst()
                .map(p -> finding(
                        p.object().isMissingNode() || service.selector().isEmpty()
                                ? "service.ready-pods-not-selected"
                                : "service.selector-matches-nothing",
                        service,
                        "has no endpoint although " + p.entity().name() + " is ready"
                                + (service.selector().isEmpty() ? "" : "; it selects " + service.selector()),
                        Stream.concat(service.evidence().stream(), p.evidence().stream())
                                .toList()));
    }

    private static Optional<Finding> ports(Seen seen, ServiceView service) {
        List<PodView> behind = PodView.all(seen).stream()
                .filter(p -> !p.object().isMissingNode() && service.selects(p.entity(), p.labels()))
                .toList();
        List<JsonNode> declared = behind.stream()
                .flatMap(p -> Fields.list(p.object(), "spec.containers").stream())
                .flatMap(c -> Fields.list(c, "ports").stream())
                .toList();
        if (declared.isEmpty()) {
            return Optional.empty();
        }
        return service.ports().stream()
                .filter(port -> declared.stream().noneMatch(d -> serves(d, port.target())))
                .findFirst()
                .map(port -> finding(
                        "service.target-port-not-served",
                        service,
                        "sends port " + port.port() + " to " + port.target() + ", but its pods declare "
                                + declared.stream()
                                        .map(d -> Fields.text(d, "containerPort"))
                                        .distinct()
                                        .toList(),
                        Stream.concat(service.evidence().stream(), behind.get(0).evidence().stream())
                                .toList()));
    }

    private static boolean serves(JsonNode declared, String target) {
        return Fields.text(declared, "containerPort").equals(target)
                || Fields.text(declared, "name").equals(target);
    }

    private static Finding finding(String code, ServiceView service, String what, List<Integer> evidence) {
        return new Finding(
                code,
                service.entity(),
                Severity.ERROR,
                "Service " + service.entity().name() + " " + what + ".",
                evidence);
    }
}
