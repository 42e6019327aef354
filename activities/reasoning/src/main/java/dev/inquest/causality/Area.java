package dev.inquest.causality;

import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.PodView;
import dev.inquest.incident.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** A part of a cluster that has to be looked at before it can be called in order. */
public enum Area {
    PODS("pods", (s, i) -> s.listing("Pod", i.namespace()).isPresent()),
    WORKLOADS("deployments", (s, i) -> s.listing("Deployment", i.namespace()).isPresent()),
    EVENTS(
            "events",
            (s, i) -> !s.events().isEmpty()
                    || s.listings().stream()
                            .anyMatch(l ->
                                    l.what().kind().equals("Event") && l.what().complete())),
    LOGS("logs", (s, i) -> s.logs().stream()
            .anyMatch(l ->
                    i.namespace() == null || i.namespace().equals(l.what().pod().namespace()))),
    SERVICES("services", (s, i) -> s.listing("Service", i.namespace()).isPresent()),
    ENDPOINTS("endpoints", (s, i) -> s.listing("Endpoints", i.namespace()).isPresent()),
    MESH(
            "mesh policies and destination rules",
            (s, i) -> withoutSidecars(s)
                    || (s.listing("PeerAuthentication", i.namespace()).isPresent()
                            && s.listing("DestinationRule", i.namespace()).isPresent())),
    NETWORK_POLICIES("network policies", (s, i) -> s.listing("NetworkPolicy", i.namespace())
            .isPresent()),
    NODES("nodes", (s, i) -> s.listing("Node", null).isPresent()),
    /** Proxies see what applications keep to themselves, where sidecars carry the traffic that the page complains of. */
    PROXY_LOGS(
            "proxy logs of what the page names, or of a gateway",
            TrafficSeen::isCarriedByProxies,
            TrafficSeen::proxiesSpoke),
    /** What is slow is told by series alone, where somebody keeps them. */
    METRICS("metrics", TrafficSeen::isToldByMetrics, (s, i) -> !s.series().isEmpty());

    private final String words;
    private final BiPredicate<EvidenceIndex, Incident> needed;
    private final BiPredicate<EvidenceIndex, Incident> seen;

    Area(String words, BiPredicate<EvidenceIndex, Incident> seen) {
        this(words, (s, i) -> true, seen);
    }

    Area(String words, BiPredicate<EvidenceIndex, Incident> needed, BiPredicate<EvidenceIndex, Incident> seen) {
        this.words = words;
        this.needed = needed;
        this.seen = seen;
    }

    /** In words, as in {@code network policies}. */
    public String words() {
        return words;
    }

    /** Whether what the page complains of can lie there. */
    public boolean isNeeded(EvidenceIndex evidence, Incident incident) {
        return needed.test(evidence, incident);
    }

    /** Whether it was looked at where the page points, with an answer. */
    public boolean lookedAt(EvidenceIndex evidence, Incident incident) {
        return seen.test(evidence, incident);
    }

    /** Whether everything was looked at in which a cause lies that would show as a failing call or an unready pod. */
    public static boolean lookedBelow(EvidenceIndex evidence, Incident incident) {
        return List.of(PODS, WORKLOADS, SERVICES, ENDPOINTS, NODES).stream()
                .allMatch(a -> a.lookedAt(evidence, incident));
    }

    /** What is needed and has not been looked at. */
    public static List<Area> open(EvidenceIndex evidence, Incident incident) {
        List<Area> open = new ArrayList<>();
        for (Area area : values()) {
            if (area.isNeeded(evidence, incident) && !area.lookedAt(evidence, incident)) {
                open.add(area);
            }
        }
        return open;
    }

    /** Pods of one container each carry no sidecar: where all are so, no mesh is in the way. */
    private static boolean withoutSidecars(EvidenceIndex seen) {
        List<PodView> pods = PodView.all(seen);
        return !pods.isEmpty() && pods.stream().allMatch(p -> p.total() == 1);
    }
}
