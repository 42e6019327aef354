package dev.inquest.causality;

import dev.inquest.analysis.PodView;
import dev.inquest.analysis.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A part of a cluster that has to be looked at before it can be called in order. */
public enum Area {
    PODS("pods", (s, ns) -> s.listing("Pod", ns).isPresent()),
    WORKLOADS("deployments", (s, ns) -> s.listing("Deployment", ns).isPresent()),
    EVENTS(
            "events",
            (s, ns) -> !s.events().isEmpty()
                    || s.listings().stream()
                            .anyMatch(l ->
                                    l.what().kind().equals("Event") && l.what().complete())),
    LOGS("logs", (s, ns) -> s.logs().stream()
            .anyMatch(l -> ns == null || ns.equals(l.what().pod().namespace()))),
    SERVICES("services", (s, ns) -> s.listing("Service", ns).isPresent()),
    ENDPOINTS("endpoints", (s, ns) -> s.listing("Endpoints", ns).isPresent()),
    MESH(
            "mesh policies and destination rules",
            (s, ns) -> withoutSidecars(s)
                    || (s.listing("PeerAuthentication", ns).isPresent()
                            && s.listing("DestinationRule", ns).isPresent())),
    NETWORK_POLICIES(
            "network policies", (s, ns) -> s.listing("NetworkPolicy", ns).isPresent()),
    NODES("nodes", (s, ns) -> s.listing("Node", null).isPresent());

    private final String words;
    private final BiPredicate<Seen, Optional<String>> seen;

    Area(String words, NamespacePredicate seen) {
        this.words = words;
        this.seen = (s, ns) -> seen.test(s, ns.orElse(null));
    }

    private interface NamespacePredicate {
        boolean test(Seen seen, @Nullable String namespace);
    }

    /** In words, as in {@code network policies}. */
    public String words() {
        return words;
    }

    /** Whether it was looked at in the namespace, with an answer. */
    public boolean lookedAt(Seen evidence, @Nullable String namespace) {
        return seen.test(evidence, Optional.ofNullable(namespace));
    }

    /** Whether everything was looked at in which a cause lies that would show as a failing call or an unready pod. */
    public static boolean lookedBelow(Seen evidence, @Nullable String namespace) {
        return List.of(PODS, WORKLOADS, SERVICES, ENDPOINTS, NODES).stream()
                .allMatch(a -> a.lookedAt(evidence, namespace));
    }

    /** What has not been looked at. */
    public static List<Area> open(Seen evidence, @Nullable String namespace) {
        List<Area> open = new ArrayList<>();
        for (Area area : values()) {
            if (!area.lookedAt(evidence, namespace)) {
                open.add(area);
            }
        }
        return open;
    }

    /** Pods of one container each carry no sidecar: where all are so, no mesh is in the way. */
    private static boolean withoutSidecars(Seen seen) {
        List<PodView> pods = PodView.all(seen);
        return !pods.isEmpty() && pods.stream().allMatch(p -> p.total() == 1);
    }
}
