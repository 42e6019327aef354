package dev.inquest.command.describe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.Selection;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.ResourceTypes;
import dev.inquest.observation.Observation;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a description reads beside its object; each collection is asked for once a command. */
public final class RelatedObjects {

    private final ClusterReader reader;
    private final OutputBuilder out;
    private final boolean several;
    private final Map<String, Optional<List<JsonNode>>> read = new HashMap<>();

    /**
     * Reads through the reader; what cannot be read is told in the output.
     *
     * @param several whether several objects are described, so that reading a whole collection is cheaper
     */
    public RelatedObjects(ClusterReader reader, OutputBuilder out, boolean several) {
        this.reader = reader;
        this.out = out;
        this.several = several;
    }

    /** The cluster's own time. */
    @Nullable
    Instant now() {
        return reader.now();
    }

    /** The objects, or empty when the cluster did not show them; their listing is observed, for the text names them. */
    Optional<List<JsonNode>> list(String plural, @Nullable String namespace, Selection selection) {
        return read.computeIfAbsent(
                plural + "|" + namespace + "|" + selection, key -> read(plural, namespace, selection));
    }

    private Optional<List<JsonNode>> read(String plural, @Nullable String namespace, Selection selection) {
        return switch (reader.list(ResourceTypes.of(plural), namespace, selection)) {
            case ApiReply.Shown shown -> Optional.of(shown.objects());
            case ApiReply.Withheld withheld -> {
                out.observe(new Observation.Unavailable(
                        withheld.what(), null, withheld.status(), withheld.message(), withheld.need()));
                yield Optional.empty();
            }
            case ApiReply.Absent absent -> Optional.of(List.of());
            case ApiReply.NoSuchType none -> Optional.of(List.of());
        };
    }

    /** One object of a collection, or empty when there is none or the cluster did not show it. */
    Optional<JsonNode> one(String plural, @Nullable String namespace, String name) {
        return several
                ? list(plural, namespace, Selection.ALL).flatMap(all -> all.stream()
                        .filter(o -> Fields.name(o).equals(name))
                        .findFirst())
                : get(plural, namespace, name);
    }

    private Optional<JsonNode> get(String plural, @Nullable String namespace, String name) {
        return switch (reader.get(ResourceTypes.of(plural), namespace, name)) {
            case ApiReply.Shown shown -> Optional.of(shown.objects().getFirst());
            case ApiReply.Withheld withheld -> {
                out.observe(new Observation.Unavailable(
                        withheld.what(), null, withheld.status(), withheld.message(), withheld.need()));
                yield Optional.empty();
            }
            case ApiReply.Absent absent -> Optional.empty();
            case ApiReply.NoSuchType none -> Optional.empty();
        };
    }

    /** Adds what the description shows beside its object. */
    void observe(Observation observation) {
        out.observe(observation);
    }

    /** Observes whole objects that the description shows beside its own. */
    void observeWhole(JsonNode object) {
        out.observe(new Observation.WholeObject(Fields.entity(object), Fields.text(object, "apiVersion"), object));
    }
}
