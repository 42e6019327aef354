package dev.inquest.model.embedded;

import dev.inquest.analysis.PodView;
import dev.inquest.analysis.logs.Call;
import dev.inquest.incident.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The way an error takes through workloads, as far as it was seen: who only passes on what it was answered, and where
 * calls break without anybody having answered.
 */
final class Hops {

    /** The container that a mesh puts beside the program. */
    static final String PROXY = "istio-proxy";

    private final View view;
    private final List<Call> calls;

    Hops(View view) {
        this.view = view;
        this.calls = view.failingCalls();
    }

    /** Calls that broke on their own hop, the most telling first: what governs them is the matter. */
    List<Call> broken() {
        return calls.stream()
                .filter(c -> c.kind() != Call.Kind.ANSWERED_ERROR && c.kind() != Call.Kind.UNAUTHORIZED)
                .sorted(Comparator.comparing(Call::kind).thenComparing(c -> -c.count()))
                .toList();
    }

    /** Those who answered with an error and of whom no failing call is known: Services, in the order seen. */
    List<Entity> frontier() {
        Set<Entity> frontier = new LinkedHashSet<>();
        calls.stream()
                .filter(c -> c.kind() == Call.Kind.ANSWERED_ERROR
                        && c.target().kind().equals("Service")
                        && calls.stream().noneMatch(next -> fails(next, c.target()) || breaksBefore(next, c)))
                .forEach(c -> frontier.add(c.target()));
        return List.copyOf(frontier);
    }

    private static boolean fails(Call next, Entity service) {
        return next.source().name().equals(service.name())
                && Objects.equals(next.source().namespace(), service.namespace());
    }

    /** Whether the error was made on the way: the one called never saw the call. */
    private static boolean breaksBefore(Call other, Call answered) {
        return other.kind() != Call.Kind.ANSWERED_ERROR
                && other.source().equals(answered.source())
                && other.target().equals(answered.target());
    }

    /** Injected pods of the page's namespace whose proxies are unread, one for each workload, those the page names first. */
    List<Entity> unreadProxies() {
        Map<Entity, Entity> one = new LinkedHashMap<>();
        view.pods().stream()
                .filter(p -> p.injected().orElse(p.total() > 1) && !isRead(p.entity(), true))
                .sorted(Comparator.comparing(p -> !view.named(p)))
                .forEach(p -> one.putIfAbsent(view.workload(p.entity()), p.entity()));
        return new ArrayList<>(one.values());
    }

    /** A pod of the Service's workload, one that is not ready first: it is the one in question. */
    Optional<PodView> pod(Entity service) {
        return PodView.all(view.seen()).stream()
                .filter(p -> !p.finished()
                        && Objects.equals(p.entity().namespace(), service.namespace())
                        && view.workload(p.entity()).name().equals(service.name()))
                .min(Comparator.comparing(PodView::healthy));
    }

    /** Whether a log of the pod's workload was seen: of its proxy, or of its program. */
    boolean isRead(Entity pod, boolean proxy) {
        Entity workload = view.workload(pod);
        return view.seen().logs().stream()
                .filter(l -> l.what().container().equals(PROXY) == proxy)
                .anyMatch(l -> view.workload(l.what().pod()).equals(workload));
    }
}
