package dev.inquest.command.reach;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.Selection;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.kubernetes.ResourceType;
import dev.inquest.kubernetes.ResourceTypes;
import dev.inquest.observation.Observation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be seen of the cluster on the way, each collection read once. */
final class Sight {

    /**
     * One object that was looked for.
     *
     * @param object it, or null
     * @param known whether null means that there is none
     */
    record Found(@Nullable JsonNode object, boolean known) {}

    private final ClusterReader reader;
    private final OutputBuilder out;
    private final Map<String, Optional<List<JsonNode>>> read = new HashMap<>();

    Sight(ClusterReader reader, OutputBuilder out) {
        this.reader = reader;
        this.out = out;
    }

    /** One object. */
    Found get(ResourceType type, @Nullable String namespace, String name) {
        return switch (reader.get(type, namespace, name)) {
            case ApiReply.Shown shown -> new Found(shown.objects().getFirst(), true);
            case ApiReply.Absent absent -> new Found(null, true);
            case ApiReply.NoSuchType none -> new Found(null, true);
            case ApiReply.Withheld withheld -> {
                tell(withheld);
                yield new Found(null, false);
            }
        };
    }

    /** The objects of a namespace, or empty when they, or some of them, were withheld. */
    Optional<List<JsonNode>> list(String plural, String namespace, Selection selection) {
        return read.computeIfAbsent(
                plural + "|" + namespace + "|" + selection.text(), key -> read(plural, namespace, selection));
    }

    private Optional<List<JsonNode>> read(String plural, String namespace, Selection selection) {
        return switch (reader.list(ResourceTypes.of(plural), namespace, selection)) {
            case ApiReply.Shown shown -> shown.complete() ? Optional.of(shown.objects()) : Optional.empty();
            case ApiReply.Absent absent -> Optional.of(List.of());
            case ApiReply.NoSuchType none -> Optional.of(List.of());
            case ApiReply.Withheld withheld -> {
                tell(withheld);
                yield Optional.empty();
            }
        };
    }

    private void tell(ApiReply.Withheld withheld) {
        out.observe(new Observation.Unavailable(
                withheld.what(), null, withheld.status(), withheld.message(), withheld.need()));
    }
}
