package dev.inquest.citation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes observations apart: which entities they are about, and what they say of each. */
final class ObservedValues {

    /** What applications write and the cluster passes on. */
    private static final Set<String> WRITTEN_BY_PROBES =
            Set.of("Unhealthy", "ProbeWarning", "FailedPostStartHook", "FailedPreStopHook");

    private static final Set<String> NOTES = Set.of("annotations", "managedFields");

    /** Labels that exporters name a pod by. */
    private static final Set<String> PODS = Set.of("pod", "pod_name", "kubernetes_pod_name");

    /** Labels that exporters name a workload by, of whatever kind. */
    private static final Set<String> WORKLOADS = Set.of("workload", "destination_workload", "app", "container");

    private final String commandsNamespace;
    private final List<Entity> subjects = new ArrayList<>();
    private final List<ObservedValue> said = new ArrayList<>();

    private ObservedValues(String commandsNamespace) {
        this.commandsNamespace = commandsNamespace;
    }

    /** @param namespace the one that the command asked in, or an empty text */
    static ObservedValues of(List<Observation> observations, String namespace) {
        ObservedValues sayings = new ObservedValues(namespace);
        observations.forEach(sayings::add);
        return sayings;
    }

    /** What was observed, each as often as it was. */
    List<Entity> subjects() {
        return subjects;
    }

    List<ObservedValue> said() {
        return said;
    }

    private void add(Observation observation) {
        switch (observation) {
            case Observation.Listing o -> subjects.addAll(o.members());
            case Observation.TableRow o -> columns(o.entity(), o.columns());
            case Observation.WholeObject o -> {
                subjects.add(o.entity());
                tree(o.entity(), "", o.object(), false);
            }
            case Observation.EventSeen o -> {
                about(o.regarding(), "type", o.kind());
                about(o.regarding(), "reason", o.reason());
                say(o.regarding(), "message", o.message(), WRITTEN_BY_PROBES.contains(o.reason()));
                say(o.regarding(), "count", String.valueOf(o.count()), true);
            }
            case Observation.LogSeen o -> {
                subjects.add(o.pod());
                o.lines().forEach(line -> say(o.pod(), "log", line, true));
            }
            case Observation.Missing o -> {
                about(o.entity(), "status", "not found");
                say(o.entity(), "status", "does not exist", true);
            }
            case Observation.Unavailable o -> {}
            case Observation.Message o -> {
                about(o.entity(), "code", o.code());
                say(o.entity(), "message", o.text(), false);
            }
            case Observation.ProxyEntry o -> columns(o.proxy(), o.columns());
            case Observation.Edge o -> {
                about(o.source(), o.relation(), o.target().toString());
                about(o.target(), o.relation(), o.source().toString());
                say(o.source(), o.relation(), o.via(), true);
                say(o.target(), o.relation(), o.via(), true);
            }
            case Observation.Change o -> about(o.entity(), "change", o.what());
            case Observation.Reach o -> reach(o);
            case Observation.Series o -> series(o);
            case Observation.NodeService o -> {
                about(o.node(), o.service(), o.state());
                say(o.node(), o.service(), o.detail(), true);
            }
            case Observation.Connectivity o -> {
                about(o.service(), "port", String.valueOf(o.port()));
                also(o.from());
            }
            case Observation.ErrorPattern o -> {
                subjects.add(o.service());
                say(o.service(), "pattern", o.pattern(), true);
                say(o.service(), "count", String.valueOf(o.count()), true);
            }
        }
    }

    private void reach(Observation.Reach reach) {
        for (Entity entity : Set.of(reach.source(), reach.target(), reach.decidedBy()).stream()
                .sorted()
                .toList()) {
            about(entity, reach.step(), reach.verdict());
            say(entity, "why", reach.why(), false);
            say(entity, "port", reach.port(), true);
        }
    }

    /** A series is about whatever its labels name; sums by pod keep no namespace, and then it is the command's. */
    private void series(Observation.Series series) {
        Map<String, String> labels = series.labels();
        String namespace = labels.getOrDefault(
                "namespace", labels.getOrDefault("destination_workload_namespace", commandsNamespace));
        Entity itself = new Entity(namespace, "Series", series.name());
        labels.forEach((label, value) -> {
            say(itself, WORKLOADS.contains(label) ? "workload" : label, value, false);
            if (PODS.contains(label) && !value.isBlank() && !namespace.isBlank()) {
                subjects.add(Entity.of(namespace, "Pod", value));
            }
        });
    }

    private void columns(Entity entity, Map<String, String> columns) {
        subjects.add(entity);
        columns.forEach((column, cell) -> say(entity, column, cell, false));
    }

    private void tree(Entity entity, String path, JsonNode node, boolean free) {
        if (node.isObject()) {
            JsonNode kind = node.path("kind");
            JsonNode name = node.path("name");
            if (!path.isEmpty() && kind.isTextual() && name.isTextual() && !free) {
                say(entity, path + "." + kind.asText(), name.asText(), false);
            }
            node.properties()
                    .forEach(field -> tree(
                            entity,
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                            field.getValue(),
                            free || NOTES.contains(field.getKey())));
        } else if (node.isArray()) {
            node.forEach(element -> tree(entity, path, element, free));
        } else if (!node.isNull()) {
            say(entity, path, node.asText(), free);
        }
    }

    private void about(Entity entity, String field, String value) {
        subjects.add(entity);
        say(entity, field, value, false);
    }

    private void also(@Nullable Entity entity) {
        if (entity != null) {
            subjects.add(entity);
        }
    }

    private void say(Entity entity, String field, String value, boolean free) {
        if (!value.isBlank()) {
            said.add(new ObservedValue(entity, field, value, free));
        }
    }
}
