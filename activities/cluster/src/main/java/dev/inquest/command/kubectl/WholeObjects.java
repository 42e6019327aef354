package dev.inquest.command.kubectl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.kubernetes.Fields;
import dev.inquest.observation.Observation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Objects printed whole, as YAML or JSON. */
final class WholeObjects {

    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();
    private static final ObjectWriter YAML = new ObjectMapper(YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .build())
            .writer();
    private static final int SHORTEST_VALUE = 500;

    private WholeObjects() {}

    /** Prints as many objects as fit; the listing keeps its members only if all did. */
    static void show(ApiReply.Shown shown, boolean json, Observation.Listing listing, OutputBuilder out) {
        Map<Integer, JsonNode> fitting = new TreeMap<>();
        Map<Integer, String> printed = new TreeMap<>();
        int room = Caps.room(out);
        for (int index : DecisiveFirst.order(shown)) {
            JsonNode object = fitting(shown.objects().get(index), json, room);
            String text = print(object, json);
            if (text.length() <= room) {
                room -= text.length();
                fitting.put(index, object);
                printed.put(index, text);
            }
        }
        List<JsonNode> kept = List.copyOf(fitting.values());
        out.text(String.join("---\n", printed.values()));
        int dropped = shown.objects().size() - kept.size();
        if (dropped > 0) {
            out.text("# " + dropped + " further " + shown.type().plural()
                    + " not shown: output too long, the abnormal ones kept first; ask with a name or a selector");
        }
        out.summarize(kept.size() + " " + shown.type().plural() + " in full");
        observe(listing, dropped > 0, kept, out);
    }

    private static void observe(Observation.Listing listing, boolean cut, List<JsonNode> kept, OutputBuilder out) {
        out.observe(new Observation.Listing(
                listing.kind(),
                listing.namespace(),
                listing.selector(),
                listing.complete() && !cut,
                kept.stream().map(Fields::entity).toList()));
        kept.forEach(o -> out.observe(new Observation.WholeObject(Fields.entity(o), Fields.text(o, "apiVersion"), o)));
    }

    private static JsonNode fitting(JsonNode object, boolean json, int room) {
        int max = Caps.MAX_VALUE;
        JsonNode fitting = Caps.shorten(object, max);
        while (print(fitting, json).length() > room && max > SHORTEST_VALUE) {
            max /= 2;
            fitting = Caps.shorten(object, max);
        }
        return fitting;
    }

    private static String print(JsonNode object, boolean json) {
        try {
            String text = (json ? JSON : YAML).writeValueAsString(object);
            return text.endsWith("\n") ? text : text + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }
}
