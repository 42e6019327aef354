package dev.inquest.command.kubectl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.Selection;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.ResourceType;
import dev.inquest.kubernetes.ResourceTypes;
import dev.inquest.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fetches what a target names and says in the output what could not be had. */
final class Fetch {

    private final ClusterReader reader;
    private final OutputBuilder output;
    private boolean namespaceChecked;

    Fetch(ClusterReader reader, OutputBuilder output) {
        this.reader = reader;
        this.output = output;
    }

    /**
     * The objects of one kind of the target; those that are absent or withheld are told in the output.
     *
     * @return empty when there is nothing to show and the output says why
     */
    Optional<ApiReply.Shown> objects(String kind, Target target, Selection selection) {
        Optional<ResourceType> type = reader.resolve(kind);
        if (type.isEmpty()) {
            noSuchType(kind);
            return Optional.empty();
        }
        return target.names().isEmpty()
                ? list(type.get(), target.namespace(), selection)
                : named(type.get(), target.namesOf(kind), target);
    }

    private Optional<ApiReply.Shown> named(ResourceType type, List<String> names, Target target) {
        List<JsonNode> found = new ArrayList<>();
        ResourceType served = type;
        for (String name : names) {
            String namespace = type.namespaced() ? target.namespace() : null;
            Entity entity = new Entity(namespace, type.kind(), name);
            switch (reader.get(type, namespace, name)) {
                case ApiReply.Shown shown -> {
                    found.addAll(shown.objects());
                    served = shown.type();
                }
                case ApiReply.Absent absent -> output.absent(entity, absent.message());
                case ApiReply.NoSuchType none -> {
                    noSuchType(none.word());
                    output.observe(new Observation.Missing(entity));
                }
                case ApiReply.Withheld withheld -> output.withheld(withheld, entity);
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(new ApiReply.Shown(served, found, true));
    }

    private Optional<ApiReply.Shown> list(ResourceType type, @Nullable String namespace, Selection selection) {
        return switch (reader.list(type, type.namespaced() ? namespace : null, selection)) {
            case ApiReply.Shown shown
            when shown.objects().isEmpty() && shown.complete() -> {
                nothing(type, namespace, selection);
                yield Optional.empty();
            }
            case ApiReply.Shown shown -> Optional.of(shown);
            case ApiReply.Absent absent -> {
                output.text("Error from server (NotFound): " + absent.message());
                yield Optional.empty();
            }
            case ApiReply.NoSuchType none -> {
                output.text("error: the server doesn't have a resource type \"" + none.word() + "\"")
                        .summarize("no resource type " + none.word())
                        .observe(new Observation.Listing(type.kind(), namespace, selection.text(), true, List.of()));
                yield Optional.empty();
            }
            case ApiReply.Withheld withheld -> {
                output.withheld(withheld, null);
                yield Optional.empty();
            }
        };
    }

    private void nothing(ResourceType type, @Nullable String namespace, Selection selection) {
        String scope = type.namespaced() ? namespace : null;
        output.text(scope == null ? "No resources found" : "No resources found in " + scope + " namespace.")
                .shown()
                .summarize("no " + type.plural())
                .observe(new Observation.Listing(type.kind(), scope, selection.text(), true, List.of()));
        if (scope != null && !namespaceChecked) {
            namespaceChecked = true;
            namespace(scope);
        }
    }

    /** An empty answer may mean that the namespace itself does not exist: that is worth a look. */
    private void namespace(String name) {
        switch (reader.get(ResourceTypes.of("namespaces"), null, name)) {
            case ApiReply.Absent absent -> output.absent(Entity.clusterScoped("Namespace", name), absent.message());
            case ApiReply.Withheld withheld when withheld.status() == 0 -> output.text(withheld.line());
            case ApiReply.Withheld withheld -> output.withheld(withheld, Entity.clusterScoped("Namespace", name));
            case ApiReply.Shown shown -> {}
            case ApiReply.NoSuchType none -> {}
        }
    }

    private void noSuchType(String word) {
        output.text("error: the server doesn't have a resource type \"" + word + "\"")
                .summarize("no resource type " + word);
    }
}
