package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.LabelIndex;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.logs.Refusals;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.LabelSelectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Service and what stands behind it: its selector, its ready endpoints, and whether anything serves its target port. */
public final class ServiceWiring implements Analyzer {

    private static final EvidenceIndex.View<Map<@Nullable String, Integer>> PODS_KNOWN = EvidenceIndex.view(seen -> {
        Map<@Nullable String, Integer> counts = new HashMap<>();
        seen.entities("Pod").forEach(p -> counts.merge(p.namespace(), 1, Integer::sum));
        return counts;
    });

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
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

    private static Optional<Finding> selector(EvidenceIndex seen, ServiceView service) {
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
                .filter(p -> p.object().isMissingNode() || !LabelSelectors.selects(service.selector(), p.labels()))
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
    private static boolean allLabelsKnown(EvidenceIndex seen, @Nullable String namespace) {
        int whole = LabelIndex.pods(seen).in(namespace).size();
        return whole > 0
                && seen.listing("Pod", namespace).isPresent()
                && whole >= seen.get(PODS_KNOWN).getOrDefault(namespace, 0);
    }

    /**
     * A port that nothing behind the Service declares. A name must be declared to be found; a number may be served all the
     * same, so it says less, and nothing where the Service's other ports are declared. A headless Service sends nowhere: its
     * target ports mean nothing.
     */
    private static Optional<Finding> ports(EvidenceIndex seen, ServiceView service) {
        String namespace = service.entity().namespace();
        List<PodView> pods = LabelIndex.pods(seen).selected(namespace, service.selector());
        List<JsonNode> specs = pods.isEmpty()
                ? LabelIndex.templates(seen).selected(namespace, service.selector()).stream()
                        .map(t -> Fields.at(t, "spec", "template", "spec"))
                        .toList()
                : pods.stream().map(p -> p.object().path("spec")).toList();
        List<JsonNode> declared = specs.stream()
                .flatMap(s -> Fields.list(s, "containers").stream())
                .filter(c -> !Fields.text(c, "name").equals("istio-proxy"))
                .flatMap(c -> Fields.list(c, "ports").stream())
                .toList();
        if (declared.isEmpty() || service.clusterIp().equals("None")) {
            return Optional.empty();
        }
        List<Integer> evidence = pods.isEmpty()
                ? service.evidence()
                : Findings.together(service.evidence(), pods.get(0).evidence());
        return service.ports().stream()
                .filter(port -> declared.stream().noneMatch(d -> serves(d, port.target())))
                .filter(port -> !port.target().matches("\\d+") || noneServed(service, declared))
                .findFirst()
                .map(port -> new Finding(
                        port.target().matches("\\d+")
                                ? "service.target-port-not-served"
                                : "service.target-port-unnamed",
                        service.entity(),
                        Refusals.ofUndeclared(seen, service, port),
                        "Service " + service.entity().name() + " sends port " + port.port() + " to " + port.target()
                                + ", but its pods declare "
                                + declared.stream()
                                        .map(d -> Fields.text(d, "containerPort"))
                                        .distinct()
                                        .toList()
                                + ".",
                        evidence))
                .or(() -> transport(seen, service, declared, evidence));
    }

    private static boolean noneServed(ServiceView service, List<JsonNode> declared) {
        return service.ports().stream().noneMatch(port -> declared.stream().anyMatch(d -> serves(d, port.target())));
    }

    /** UDP on one side and TCP on the other: nothing passes, however right the number. */
    private static Optional<Finding> transport(
            EvidenceIndex seen, ServiceView service, List<JsonNode> declared, List<Integer> evidence) {
        for (JsonNode port : seen.object(service.entity())
                .map(o -> Fields.list(o.what().object(), "spec", "ports"))
                .orElse(List.of())) {
            String target = Fields.text(port, "targetPort").isEmpty()
                    ? Fields.text(port, "port")
                    : Fields.text(port, "targetPort");
            List<String> spoken = declared.stream()
                    .filter(d -> serves(d, target))
                    .map(d -> transport(d))
                    .distinct()
                    .toList();
            if (!spoken.isEmpty() && !spoken.contains(transport(port))) {
                return Optional.of(finding(
                        "service.transport-differs",
                        service,
                        "carries port " + Fields.text(port, "port") + " over " + transport(port)
                                + ", but its pods serve " + target + " over " + spoken,
                        evidence));
            }
        }
        return Optional.empty();
    }

    private static String transport(JsonNode port) {
        String protocol = Fields.text(port, "protocol");
        return protocol.isEmpty() ? "TCP" : protocol;
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
