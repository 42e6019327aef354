package dev.inquest.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * From a pod to the workload a person would mend. Owner references decide where the pod was seen whole; otherwise
 * names do, as the controllers build them (a suffix of Kubernetes' safe alphabet for a Deployment's pods, an ordinal
 * for a StatefulSet's).
 */
public final class Workloads {

    private static final Pattern REPLICA_SET_POD = Pattern.compile("(.+)-([a-z0-9]{5,10})-([a-z0-9]{5})");
    private static final Pattern REPLICA_SET = Pattern.compile("(.+)-([a-z0-9]{5,10})");
    private static final Pattern DAEMON_POD = Pattern.compile("(.+)-([a-z0-9]{5})");
    private static final Pattern STATEFUL_POD = Pattern.compile("(.+)-(\\d{1,5})");

    /** Kinds that own pods. */
    public static final List<String> KINDS = List.of("Deployment", "StatefulSet", "DaemonSet", "Job");

    private static final EvidenceIndex.View<Map<Entity, Entity>> LIFTED =
            EvidenceIndex.view(seen -> new ConcurrentHashMap<>());

    private final EvidenceIndex seen;
    private final Map<Entity, Entity> lifted;

    public Workloads(EvidenceIndex seen) {
        this.seen = seen;
        this.lifted = seen.get(LIFTED);
    }

    /** The workload behind a pod or replica set; any other entity is itself. */
    public Entity of(Entity entity) {
        if (!entity.kind().equals("Pod") && !entity.kind().equals("ReplicaSet")) {
            return entity;
        }
        Entity known = lifted.get(entity);
        if (known == null) {
            known = lift(entity);
            lifted.put(entity, known);
        }
        return known;
    }

    private Entity lift(Entity entity) {
        return switch (entity.kind()) {
            case "Pod" ->
                seen.object(entity)
                        .flatMap(o -> owner(o.what().object(), entity))
                        .map(o -> o.kind().equals("ReplicaSet") ? of(o) : o)
                        .orElseGet(() -> byName(entity));
            case "ReplicaSet" ->
                seen.object(entity)
                        .flatMap(o -> owner(o.what().object(), entity))
                        .orElseGet(
                                () -> named(entity, REPLICA_SET, "Deployment").orElse(entity));
            default -> entity;
        };
    }

    /** Workloads of any kind with the name in the namespace. */
    public Stream<Entity> named(String namespace, String name) {
        return KINDS.stream().map(kind -> Entity.of(namespace, kind, name)).filter(seen::knows);
    }

    private static Optional<Entity> owner(JsonNode object, Entity of) {
        return Fields.list(object, "metadata", "ownerReferences").stream()
                .filter(r -> !Fields.text(r, "kind").isEmpty()
                        && !Fields.text(r, "name").isEmpty())
                .map(r -> new Entity(of.namespace(), Fields.text(r, "kind"), Fields.text(r, "name")))
                .findFirst();
    }

    private Entity byName(Entity pod) {
        for (String kind : List.of("Deployment", "StatefulSet", "DaemonSet")) {
            Pattern shape =
                    switch (kind) {
                        case "Deployment" -> REPLICA_SET_POD;
                        case "StatefulSet" -> STATEFUL_POD;
                        default -> DAEMON_POD;
                    };
            Optional<Entity> known = named(pod, shape, kind).filter(seen::knows);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return named(pod, REPLICA_SET_POD, "Deployment")
                .or(() -> named(pod, STATEFUL_POD, "StatefulSet"))
                .orElse(pod);
    }

    private static Optional<Entity> named(Entity entity, Pattern shape, String kind) {
        Matcher name = shape.matcher(entity.name());
        return name.matches() ? Optional.of(new Entity(entity.namespace(), kind, name.group(1))) : Optional.empty();
    }
}
