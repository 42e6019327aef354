package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Fields;
import dev.inquest.analysis.LabelIndex;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.Seen;
import dev.inquest.analysis.ServiceView;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Service and what stands behind it: its selector, its ready endpoints, and whether anything serves its target port. */
public final class ServiceWiring implements Analyzer {

    private static final Seen.View<Map<@Nullable String, Integer>> PODS_KNOWN = Seen.view(seen -> {
        Map<@Nullable String, Integer> counts = new HashMap<>();
        seen.entities("Pod").forEach(p -> counts.merge(p.namespace(), 1, Integer::sum));
        return counts;
    });

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
        String namespace = service.entity().namespace();
        boolean someoneMatches =
                !LabelIndex.pods(seen).selected(namespace, service.selector()).isEmpty()
                        || !LabelIndex.templates(seen)
                                .selected(namespace, service.selector())
                                .isEmpty();
        if (!service.selector().isEmpty() && !someoneMatches && allLabelsKnown(seen, namespace)) {
            return Optional.of(finding(
                    "service.selector-matches-nothing",
                    service,
                    "selects " + service.selector() + ", which no pod and no workload of its namespace carries",
                    service.evidence()));
        }
        return Names.beginning(seen.entities("Pod"), namespace, service.entity().name() + "-")
                .flatMap(p -> PodView.of(seen, p).stream())
                .filter(p -> p.healthy() && !p.finished())
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

    /** Whether every pod of the namespace was seen whole, and there is one. */
    private static boolean allLabelsKnown(Seen seen, @Nullable String namespace) {
        int whole = LabelIndex.pods(seen).in(namespace).size();
        return whole > 0
                && seen.listing("Pod", namespace).isPresent()
                && whole >= seen.get(PODS_KNOWN).getOrDefault(namespace, 0);
    }

    private static Optional<Finding> ports(Seen seen, ServiceView service) {
        List<PodView> behind = LabelIndex.pods(seen).selected(service.entity().namespace(), service.selector());
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
