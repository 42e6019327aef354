package dev.inquest.causality;

import dev.inquest.analysis.Cited;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.PodView;
import dev.inquest.analysis.Workloads;
import dev.inquest.analysis.page.Symptoms;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Incident;
import dev.inquest.observation.Observation.LogSeen;
import dev.inquest.observation.Observation.Unavailable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether what carries and measures traffic was asked, where the page complains of traffic: healthy objects say nothing
 * about requests that fail or are slow.
 */
final class TrafficSeen {

    private static final Set<String> FAILING =
            Set.of(Symptoms.HTTP_503, Symptoms.ERRORS, Symptoms.TIMEOUTS, Symptoms.LATENCY);

    private TrafficSeen() {}

    /** The page complains of requests that fail or are slow, in a namespace whose pods carry sidecars. */
    static boolean isCarriedByProxies(EvidenceIndex seen, Incident incident) {
        return Symptoms.of(seen, incident).stream().anyMatch(FAILING::contains) && meshed(seen, incident);
    }

    /** A proxy's log was read: of a workload that the page names, of a gateway, or, where it names none, of any there. */
    static boolean proxiesSpoke(EvidenceIndex seen, Incident incident) {
        Workloads workloads = new Workloads(seen);
        Set<String> named =
                PageNames.of(seen, incident).stream().map(Entity::name).collect(Collectors.toSet());
        return seen.logs().stream()
                .map(Cited::what)
                .filter(l -> l.container().equals(PodView.SIDECAR))
                .map(LogSeen::pod)
                .anyMatch(p -> isGateway(p)
                        || (isInScope(p, incident)
                                && (named.isEmpty()
                                        || named.contains(workloads.of(p).name()))));
    }

    /** The page complains of latency, and nothing says that nobody keeps series here. */
    static boolean isToldByMetrics(EvidenceIndex seen, Incident incident) {
        return Symptoms.of(seen, incident).contains(Symptoms.LATENCY)
                && seen.unavailable().stream()
                        .map(Cited::what)
                        .filter(Unavailable::nobodyKeepsIt)
                        .noneMatch(u -> u.what().equals("metrics"));
    }

    /** As pods seen whole tell; where none was, more than one container in a pod is taken for a sidecar. */
    private static boolean meshed(EvidenceIndex seen, Incident incident) {
        List<PodView> pods = PodView.all(seen).stream()
                .filter(p -> isInScope(p.entity(), incident) && !p.finished())
                .toList();
        return pods.stream().anyMatch(p -> p.injected().isPresent())
                ? pods.stream().anyMatch(p -> p.injected().orElse(false))
                : pods.stream().anyMatch(p -> p.total() > 1);
    }

    private static boolean isInScope(Entity pod, Incident incident) {
        return incident.namespace() == null || incident.namespace().equals(pod.namespace());
    }

    /** By the name that Istio's own charts and most copies of them give it. */
    private static boolean isGateway(Entity pod) {
        return pod.name().contains("gateway");
    }
}
