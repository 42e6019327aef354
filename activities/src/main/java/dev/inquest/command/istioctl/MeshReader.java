package dev.inquest.command.istioctl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.OutputBuilder;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.Reply;
import dev.inquest.command.api.ResourceType;
import dev.inquest.command.api.ResourceTypes;
import dev.inquest.command.api.Selection;
import dev.inquest.incident.Entity;
import dev.inquest.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the objects of a mesh; what was withheld is told in the output. */
final class MeshReader {

    private final ClusterReader reader;
    private final OutputBuilder out;
    private final List<JsonNode> objects = new ArrayList<>();
    private boolean complete = true;

    MeshReader(ClusterReader reader, OutputBuilder out) {
        this.reader = reader;
        this.out = out;
    }

    /** Adds the objects of these types in a namespace, or in all of them. */
    MeshReader list(@Nullable String namespace, String... plurals) {
        for (String plural : plurals) {
            ResourceType type = ResourceTypes.of(plural);
            take(reader.list(type, type.namespaced() ? namespace : null, Selection.ALL), null);
        }
        return this;
    }

    /** Adds one namespace object. */
    MeshReader namespace(String name) {
        take(reader.get(ResourceTypes.of("namespaces"), null, name), Entity.clusterScoped("Namespace", name));
        return this;
    }

    /** What was read. */
    List<JsonNode> objects() {
        return objects;
    }

    /** Whether nothing was withheld or cut. */
    boolean complete() {
        return complete;
    }

    private void take(Reply reply, @Nullable Entity entity) {
        switch (reply) {
            case Reply.Shown shown -> {
                objects.addAll(shown.objects());
                complete &= shown.complete();
            }
            case Reply.Withheld withheld -> {
                complete = false;
                out.withheld(withheld, entity);
            }
            case Reply.Absent absent -> {
                if (entity != null) {
                    out.absent(entity, absent.message());
                }
            }
            case Reply.NoSuchType none ->
                out.observe(new Observation.Unavailable(
                        none.word(), null, 404, "the cluster serves no " + none.word(), "a mesh with " + none.word()));
        }
    }
}
