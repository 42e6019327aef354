package dev.inquest.model.embedded;

import dev.inquest.analysis.PodView;
import dev.inquest.analysis.Seen;
import dev.inquest.analysis.Workloads;
import dev.inquest.analysis.logs.Call;
import dev.inquest.analysis.logs.Calls;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.model.Situation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What a teacher reads a situation for: the scope, the symptoms, who calls whom badly, and what was found so far. */
final class View {

    private final Situation situation;
    private final Seen seen;
    private final Workloads workloads;
    private final List<Call> calls;
    private final List<PodView> pods;

    View(Situation situation) {
        this.situation = situation;
        this.seen = Seen.of(situation.evidence());
        this.workloads = new Workloads(seen);
        this.calls = Calls.failing(seen);
        String namespace = situation.incident().namespace();
        this.pods = PodView.all(seen).stream()
                .filter(p -> namespace == null || namespace.equals(p.entity().namespace()))
                .filter(p -> !p.finished())
                .toList();
    }

    Seen seen() {
        return seen;
    }

    /** {@code -n NAMESPACE}, or {@code -A} when the page names none. */
    String scope() {
        String namespace = situation.incident().namespace();
        return namespace == null ? "-A" : "-n " + namespace;
    }

    List<PodView> pods() {
        return pods;
    }

    List<PodView> unhealthy() {
        return pods.stream().filter(p -> !p.healthy()).toList();
    }

    /** Pods with more than one container: sidecars stand in the traffic's way. */
    boolean meshed() {
        return pods.stream().anyMatch(p -> p.injected().orElse(p.total() > 1));
    }

    /** The failing call that says most: the deepest hop first, the one told of most often among equals. */
    Optional<Call> failingCall() {
        return calls.stream().min(Comparator.comparing(Call::kind).thenComparing(c -> -c.count()));
    }

    /** The pod whose view of the traffic matters: a failing caller's, else one the page names, else any ready one. */
    Optional<Entity> client() {
        String page = situation.incident().page().toLowerCase(Locale.ROOT);
        return failingCall()
                .map(Call::pod)
                .or(() -> pods.stream()
                        .map(PodView::entity)
                        .filter(p -> page.contains(workloads.of(p).name()))
                        .min(Comparator.comparingInt(
                                p -> page.indexOf(workloads.of(p).name()))))
                .or(() -> pods.stream()
                        .filter(PodView::healthy)
                        .map(PodView::entity)
                        .findFirst());
    }

    /** Whether the page names the pod's workload. */
    boolean named(PodView pod) {
        return situation
                .incident()
                .page()
                .toLowerCase(Locale.ROOT)
                .contains(workload(pod.entity()).name());
    }

    boolean found(Predicate<Finding> finding) {
        return situation.assessed().findings().stream().anyMatch(finding);
    }

    boolean found(String... codes) {
        return found(f -> List.of(codes).contains(f.code()));
    }

    List<Entity> about(String... codes) {
        return situation.assessed().findings().stream()
                .filter(f -> List.of(codes).contains(f.code()))
                .map(Finding::entity)
                .distinct()
                .toList();
    }

    List<String> symptoms() {
        return situation.assessed().symptoms();
    }

    Entity workload(Entity entity) {
        return workloads.of(entity);
    }
}
