package dev.inquest.command.istioctl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.Selection;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.ResourceType;
import dev.inquest.kubernetes.ResourceTypes;
import dev.inquest.mesh.MeshConfig;
import dev.inquest.mesh.Scope;
import dev.inquest.observation.Observation;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the objects of a mesh, each once; what was withheld is told in the output, what is not served costs nothing. */
final class MeshReader implements Scope {

    private final ClusterReader reader;
    private final OutputBuilder out;
    private final Map<Entity, JsonNode> objects = new LinkedHashMap<>();
    private final Set<String> listed = new HashSet<>();
    private final Set<Map<String, String>> searched = new HashSet<>();
    private final Set<Entity> absent = new HashSet<>();
    private final Map<String, Boolean> served = new LinkedHashMap<>();
    private boolean complete = true;

    MeshReader(ClusterReader reader, OutputBuilder out) {
        this.reader = reader;
        this.out = out;
    }

    /** Adds the objects of these types in a namespace, or in all of them. */
    MeshReader list(@Nullable String namespace, String... plurals) {
        for (String plural : plurals) {
            ResourceType type = ResourceTypes.of(plural);
            @Nullable String in = type.namespaced() ? namespace : null;
            if (lists(type.kind(), in)) {
                continue;
            }
            ApiReply reply = serves(type) ? reader.list(type, in, Selection.ALL) : new ApiReply.NoSuchType(plural);
            if (reply instanceof ApiReply.NoSuchType) {
                out.text("(the cluster serves no " + plural + ")");
                out.observe(new Observation.Listing(type.kind(), in, null, true, List.of()));
                listed.add(key(type.kind(), null));
            }
            if (take(reply, null)) {
                listed.add(key(type.kind(), in));
            }
        }
        return this;
    }

    /** Adds the objects of these types in a namespace and in the root namespace, where they hold for the whole mesh. */
    MeshReader withRoot(@Nullable String namespace, String... plurals) {
        list(namespace, plurals);
        return namespace == null ? this : list(MeshConfig.ROOT_NAMESPACE, plurals);
    }

    /** Adds the objects of types of which a mesh has few: of all namespaces if that is allowed, else as {@link #withRoot}. */
    MeshReader everywhere(@Nullable String namespace, String... plurals) {
        for (String plural : plurals) {
            ResourceType type = ResourceTypes.of(plural);
            if (namespace == null || !serves(type)) {
                list(null, plural);
            } else if (reader.list(type, null, Selection.ALL) instanceof ApiReply.Shown shown) {
                take(shown, null);
                if (shown.complete()) {
                    listed.add(key(type.kind(), null));
                }
            } else {
                withRoot(namespace, plural);
            }
        }
        return this;
    }

    /** Adds the pods of the whole cluster that carry these labels. */
    MeshReader pods(Map<String, String> labels) {
        if (!labels.isEmpty() && !searched(labels)) {
            ApiReply reply = reader.list(ResourceTypes.of("pods"), null, Selection.labelled(Fields.pairs(labels)));
            if (take(reply, null)) {
                searched.add(labels);
            }
        }
        return this;
    }

    /** Adds one object of this type. */
    MeshReader get(String plural, @Nullable String namespace, String name) {
        ResourceType type = ResourceTypes.of(plural);
        Entity entity = new Entity(namespace, type.kind(), name);
        if (!objects.containsKey(entity) && !absent.contains(entity)) {
            take(reader.get(type, namespace, name), entity);
        }
        return this;
    }

    /** What was read. */
    List<JsonNode> objects() {
        return List.copyOf(objects.values());
    }

    /** The mesh as far as it was read. */
    MeshConfig mesh() {
        return new MeshConfig(objects(), this);
    }

    /** Whether nothing was withheld or cut. */
    boolean complete() {
        return complete;
    }

    @Override
    public boolean lists(String kind, @Nullable String namespace) {
        return listed.contains(key(kind, null)) || listed.contains(key(kind, namespace));
    }

    @Override
    public boolean searched(Map<String, String> labels) {
        return lists("Pod", null) || searched.contains(labels);
    }

    @Override
    public boolean lacks(Entity entity) {
        return absent.contains(entity) || lists(entity.kind(), entity.namespace());
    }

    private boolean serves(ResourceType type) {
        return served.computeIfAbsent(type.group(), g -> reader.serves(type));
    }

    private static String key(String kind, @Nullable String namespace) {
        return kind + " " + Objects.requireNonNullElse(namespace, "*");
    }

    /** Keeps what was shown, and says whether that is all there is. */
    private boolean take(ApiReply reply, @Nullable Entity entity) {
        return switch (reply) {
            case ApiReply.Shown shown -> {
                shown.objects().forEach(o -> objects.putIfAbsent(Fields.entity(o), o));
                complete &= shown.complete();
                yield shown.complete();
            }
            case ApiReply.Withheld withheld -> {
                complete = false;
                out.withheld(withheld, entity);
                yield false;
            }
            case ApiReply.Absent gone -> {
                if (entity != null) {
                    absent.add(entity);
                }
                yield true;
            }
            case ApiReply.NoSuchType none -> true;
        };
    }
}
