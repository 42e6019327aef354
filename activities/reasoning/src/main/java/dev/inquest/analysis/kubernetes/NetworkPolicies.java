package dev.inquest.analysis.kubernetes;

import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.Findings;
import dev.inquest.analysis.LabelIndex;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.ServiceView;
import dev.inquest.analysis.logs.Call;
import dev.inquest.analysis.logs.Calls;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.WholeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Calls that get no answer towards a Service whose pods a NetworkPolicy isolates, where no rule of any policy that selects
 * them lets the caller in, or none lets the caller out. A policy that merely exists is not blamed; where nobody is seen to
 * fail, a denial of somebody who is configured to call is worth a warning.
 */
public final class NetworkPolicies implements Analyzer {

    private record Way(Entity from, Optional<Map<String, String>> labels, ServiceView to) {}

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        if (seen.objects("NetworkPolicy").isEmpty()) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        for (Call call : Calls.failing(seen)) {
            Optional<Map<String, String>> labels = PodView.of(seen, call.pod())
                    .filter(p -> !p.object().isMissingNode())
                    .map(PodView::labels);
            if (call.kind().isUnanswered()) {
                Way way = new Way(call.source(), labels, ServiceView.of(seen, call.target()));
                denier(seen, way)
                        .ifPresent(p -> found.add(Findings.error(
                                "policy.network-denied",
                                p.what().entity(),
                                sentence(p, way) + ", whose calls get no answer.",
                                List.of(p.evidence(), call.evidence()))));
            } else if (call.kind() == Call.Kind.NAME_SERVER) {
                nameService(seen, call, labels).ifPresent(found::add);
            }
        }
        configured(seen, found);
        return found;
    }

    private static void configured(EvidenceIndex seen, List<Finding> found) {
        for (ConfiguredPeers.Peer peer : ConfiguredPeers.of(seen)) {
            Optional<Map<String, String>> labels = seen.object(peer.client())
                    .map(o -> Fields.map(o.what().object(), "spec", "template", "metadata", "labels"));
            Way way = new Way(peer.client(), labels, ServiceView.of(seen, peer.server()));
            denier(seen, way)
                    .ifPresent(p -> found.add(Findings.warning(
                            "policy.denies-configured-peer",
                            p.what().entity(),
                            sentence(p, way) + ", which is configured to call it.",
                            List.of(p.evidence(), peer.evidence()))));
        }
    }

    private static String sentence(Cited<WholeObject> policy, Way way) {
        return "NetworkPolicy " + policy.what().entity().name() + " isolates "
                + (Objects.equals(
                                policy.what().entity().namespace(),
                                way.to().entity().namespace())
                        ? "the pods of " + way.to().entity().name() + " or of its callers"
                        : "pods")
                + " and no rule lets " + way.from().name() + " reach "
                + way.to().entity().name();
    }

    /** The first policy that keeps the way shut, on the side of the one called or of the caller. */
    private static Optional<Cited<WholeObject>> denier(EvidenceIndex seen, Way way) {
        String namespace = way.to().entity().namespace();
        if (way.to().selector().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> target = LabelIndex.pods(seen)
                .selected(namespace, way.to().selector())
                .stream()
                .findFirst()
                .map(PodView::labels)
                .orElse(way.to().selector());
        Set<String> ports =
                way.to().ports().stream().map(ServiceView.Port::target).collect(Collectors.toSet());
        Optional<Cited<WholeObject>> shutIn = shut(
                PolicyIndex.isolating(seen, namespace, target, "Ingress"),
                p -> p.admits(new PolicyRules.Peer(way.from().namespace(), way.labels()), ports));
        return shutIn.or(() -> way.labels()
                .flatMap(l -> shut(
                        PolicyIndex.isolating(seen, way.from().namespace(), l, "Egress"),
                        p -> p.releases(new PolicyRules.Peer(namespace, Optional.of(target)), ports))));
    }

    private static Optional<Cited<WholeObject>> shut(
            List<Cited<WholeObject>> isolating, Predicate<PolicyRules> passes) {
        return isolating.stream().anyMatch(p -> passes.test(new PolicyRules(p)))
                ? Optional.empty()
                : isolating.stream().findFirst();
    }

    /** A caller that may go out, and not to the name service. */
    private static Optional<Finding> nameService(EvidenceIndex seen, Call call, Optional<Map<String, String>> labels) {
        PolicyRules.Peer server = new PolicyRules.Peer("kube-system", Optional.of(Map.of("k8s-app", "kube-dns")));
        return labels.flatMap(l -> shut(
                        PolicyIndex.isolating(seen, call.source().namespace(), l, "Egress"),
                        p -> p.releases(server, Set.of("53"))))
                .map(p -> Findings.error(
                        "policy.network-denied",
                        p.what().entity(),
                        "NetworkPolicy " + p.what().entity().name() + " lets "
                                + call.source().name() + " out, but not to the name service.",
                        List.of(p.evidence(), call.evidence())));
    }
}
