package dev.inquest.command.changes;

import static dev.inquest.kubernetes.Fields.entity;
import static dev.inquest.kubernetes.Fields.kind;
import static dev.inquest.kubernetes.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.Selection;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.ResourceType;
import dev.inquest.kubernetes.ResourceTypes;
import dev.inquest.observation.Observation.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The objects whose changes are asked for, with their managedFields, and what could not be had of them. */
final class History {

    private static final String ISTIO = ".istio.io";
    private static final Set<String> HOLDERS = Set.of("ReplicaSet", "ControllerRevision", "Event");
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");
    private static final Duration FIRST_ROLLOUT = Duration.ofSeconds(15);

    private final Map<String, List<JsonNode>> byKind = new LinkedHashMap<>();
    private final Set<String> lacking = new LinkedHashSet<>();

    private History() {}

    /** The plurals to list: those asked for, and what keeps the revisions of workloads. */
    static List<String> plurals(List<String> asked) {
        List<String> plurals = new ArrayList<>(ChangesSpec.lookedThrough(asked));
        with(plurals, "deployments", "replicasets");
        with(plurals, "statefulsets", "controllerrevisions");
        with(plurals, "daemonsets", "controllerrevisions");
        return plurals;
    }

    private static void with(List<String> plurals, String workload, String holder) {
        if (plurals.contains(workload) && !plurals.contains(holder)) {
            plurals.add(plurals.indexOf(workload) + 1, holder);
        }
    }

    static History read(List<String> asked, @Nullable String namespace, ClusterReader reader, OutputBuilder out) {
        History history = new History();
        boolean mesh = true;
        for (String plural : plurals(asked)) {
            ResourceType type = ResourceTypes.of(plural);
            if (!mesh && type.group().endsWith(ISTIO)) {
                continue;
            }
            switch (reader.history(type, type.namespaced() ? namespace : null, Selection.ALL)) {
                case ApiReply.Shown shown -> {
                    out.shown();
                    history.take(shown);
                }
                case ApiReply.Withheld withheld -> {
                    out.withheld(withheld, null);
                    history.lacking.add(plural + " were not shown");
                }
                case ApiReply.NoSuchType none -> mesh &= !type.group().endsWith(ISTIO);
                case ApiReply.Absent absent -> history.lacking.add(plural + ": " + absent.message());
            }
        }
        return history;
    }

    private void take(ApiReply.Shown shown) {
        byKind.computeIfAbsent(shown.type().kind(), k -> new ArrayList<>()).addAll(shown.objects());
        if (!shown.complete()) {
            lacking.add("not all " + shown.type().plural() + " were read: no look left");
        }
        boolean silent = !shown.objects().isEmpty()
                && !HOLDERS.contains(shown.type().kind())
                && shown.objects().stream().noneMatch(ObjectChanges::hasHistory);
        if (silent) {
            lacking.add("no managedFields on " + shown.type().plural()
                    + ": who wrote them after their creation, and when, is not known");
        }
    }

    List<Change> changes(ChangeWindow window) {
        List<Change> changes = new ArrayList<>();
        byKind.forEach((kind, objects) -> {
            if (!HOLDERS.contains(kind)) {
                objects.forEach(o -> changes.addAll(ObjectChanges.of(o, window)));
            }
            if (kind.equals("Node")) {
                objects.forEach(o -> changes.addAll(NodeChanges.of(o, window)));
            }
            if (WORKLOADS.contains(kind)) {
                objects.forEach(o -> changes.addAll(RevisionChanges.of(o, revisions(o), window)));
            }
        });
        EventChanges.of(all("Event"), window).stream()
                .filter(c -> !isFirstRollout(c))
                .forEach(changes::add);
        return changes;
    }

    /** What could not be told, beside what the cluster withheld. */
    List<String> lacks(List<Change> changes) {
        List<String> lacks = new ArrayList<>(lacking);
        Set<String> single = new TreeSet<>();
        WORKLOADS.forEach(kind -> all(kind).stream()
                .filter(w -> revisions(w).size() == 1)
                .forEach(w -> single.add(entity(w).toString())));
        if (!single.isEmpty()) {
            lacks.add("no earlier revision is kept of " + few(single) + ": there is nothing to compare with");
        }
        if (changes.stream()
                .anyMatch(c -> Set.of("ConfigMap", "Secret").contains(c.entity().kind()))) {
            lacks.add("ConfigMaps and Secrets keep no earlier versions: only times and keys are told");
        }
        lacks.add("what was deleted leaves no trace here");
        return lacks;
    }

    private List<Revision> revisions(JsonNode workload) {
        return Revision.of(workload, all(kind(workload).equals("Deployment") ? "ReplicaSet" : "ControllerRevision"));
    }

    private List<JsonNode> all(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** Scaling that belongs to the creation of its workload tells nothing that the creation does not. */
    private boolean isFirstRollout(Change change) {
        Instant when = change.when();
        Entity about = change.entity();
        return when != null
                && Stream.of("Deployment", "StatefulSet", "DaemonSet")
                        .filter(about.kind()::equals)
                        .flatMap(kind -> all(kind).stream())
                        .filter(w -> entity(w).equals(about))
                        .map(w -> time(w, "metadata", "creationTimestamp"))
                        .anyMatch(t ->
                                t != null && Duration.between(t, when).abs().compareTo(FIRST_ROLLOUT) <= 0);
    }

    private static String few(Set<String> names) {
        List<String> first = names.stream().limit(5).toList();
        return String.join(", ", first) + (names.size() > 5 ? " and " + (names.size() - 5) + " more" : "");
    }
}
