package dev.inquest.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation.TableRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pod as far as it was seen: as a row, whole, or both.
 *
 * @param entity the pod
 * @param status as kubectl's STATUS column, as in {@code CrashLoopBackOff}; empty when not seen
 * @param ready containers ready
 * @param total containers
 * @param restarts restarts of all containers
 * @param lastRestart how long ago the last restart was, where shown
 * @param object the whole pod, or a missing node
 * @param evidence where it was seen
 */
public record PodView(
        Entity entity,
        String status,
        int ready,
        int total,
        int restarts,
        Optional<Duration> lastRestart,
        JsonNode object,
        List<Integer> evidence) {

    /** The name of the container that carries a meshed pod's traffic. */
    public static final String SIDECAR = "istio-proxy";

    private static final EvidenceIndex.View<List<PodView>> ALL = EvidenceIndex.view(seen ->
            seen.entities("Pod").stream().flatMap(pod -> of(seen, pod).stream()).toList());

    /** All pods seen, sorted by entity. */
    public static List<PodView> all(EvidenceIndex seen) {
        return seen.get(ALL);
    }

    /** The pod, if its row or the whole pod was seen. */
    public static Optional<PodView> of(EvidenceIndex seen, Entity pod) {
        Optional<Cited<TableRow>> row = seen.row(pod);
        JsonNode object = seen.object(pod).map(o -> o.what().object()).orElse(MissingNode.getInstance());
        List<Integer> evidence = new ArrayList<>();
        row.ifPresent(r -> evidence.add(r.evidence()));
        seen.object(pod).ifPresent(o -> evidence.add(o.evidence()));
        if (evidence.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                row.map(r -> ofRow(pod, r.what(), object, evidence)).orElseGet(() -> ofObject(pod, object, evidence)));
    }

    private static PodView ofRow(Entity pod, TableRow row, JsonNode object, List<Integer> evidence) {
        String[] ready = row.cell("READY").split("/", 2);
        String restarts = row.cell("RESTARTS");
        int paren = restarts.indexOf('(');
        return new PodView(
                pod,
                row.cell("STATUS"),
                Numbers.integer(ready[0]),
                ready.length > 1 ? Numbers.integer(ready[1]) : 0,
                Numbers.integer(paren < 0 ? restarts : restarts.substring(0, paren)),
                paren < 0 ? Optional.empty() : Numbers.age(restarts.substring(paren)),
                object,
                evidence);
    }

    private static PodView ofObject(Entity pod, JsonNode object, List<Integer> evidence) {
        List<JsonNode> states = Fields.list(object, "status", "containerStatuses");
        int ready =
                (int) states.stream().filter(s -> s.path("ready").asBoolean()).count();
        int restarts =
                states.stream().mapToInt(s -> s.path("restartCount").asInt()).sum();
        int total = Math.max(
                states.size(), Fields.list(object, "spec", "containers").size());
        String waiting = Stream.concat(states.stream(), Fields.list(object, "status", "initContainerStatuses").stream())
                .map(s -> Fields.text(s, "state", "waiting", "reason"))
                .filter(r -> !r.isEmpty())
                .findFirst()
                .orElse("");
        String reason = Fields.text(object, "status", "reason");
        String status =
                !waiting.isEmpty() ? waiting : !reason.isEmpty() ? reason : Fields.text(object, "status", "phase");
        return new PodView(pod, status, ready, total, restarts, Optional.empty(), object, evidence);
    }

    /** Whether it has run to its end, or is being taken away: neither is asked to be ready. */
    public boolean finished() {
        return List.of("Completed", "Succeeded", "Terminating").contains(status);
    }

    /** Whether it does what it should: running with all containers ready, or finished. */
    public boolean healthy() {
        return finished() || ("Running".equals(status) && ready == total);
    }

    /** Labels, where the whole pod was seen. */
    public Map<String, String> labels() {
        return Fields.map(object, "metadata", "labels");
    }

    /** Statuses of all containers, init containers included, where the whole pod was seen. */
    public List<JsonNode> containerStatuses() {
        List<JsonNode> all = new ArrayList<>(Fields.list(object, "status", "initContainerStatuses"));
        all.addAll(Fields.list(object, "status", "containerStatuses"));
        return all;
    }

    /** Whether the pod carries a mesh sidecar: yes or no where the whole pod was seen, else unknown. */
    public Optional<Boolean> injected() {
        if (object.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(Stream.concat(
                        Fields.list(object, "spec", "containers").stream(),
                        Fields.list(object, "spec", "initContainers").stream())
                .anyMatch(c -> SIDECAR.equals(Fields.text(c, "name"))));
    }
}
