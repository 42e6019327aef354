package dev.inquest.command.kubectl;

import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.Selection;
import dev.inquest.command.describe.Descriptions;
import dev.inquest.command.describe.RelatedObjects;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.command.table.EventFields;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Risk;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.ResourceType;
import dev.inquest.kubernetes.ResourceTypes;
import dev.inquest.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A {@code kubectl describe} that was understood. */
record DescribeCommand(Target target, Selection selection) implements RunnableCommand {

    private static final String SEPARATOR = "\n\n";

    @Override
    public String canonical() {
        return target.render(new Arguments.Line("kubectl", "describe"))
                .option("-l", selection.labels())
                .toString();
    }

    @Override
    public Risk risk() {
        return target.kinds().contains("configmaps") ? Risk.SENSITIVE_READ : Risk.READ;
    }

    @Override
    public int estimatedLooks() {
        int further = target.kinds().stream()
                .mapToInt(k -> Descriptions.furtherLooks(
                        ResourceTypes.named(k).map(ResourceType::kind).orElse("")))
                .sum();
        return Math.max(target.kinds().size(), target.names().size()) + 1 + further;
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        Fetch fetch = new Fetch(reader, out);
        for (String kind : target.kinds()) {
            fetch.objects(kind, target, selection).ifPresent(shown -> show(shown, reader, out));
        }
        return out.build(reader);
    }

    private void show(ApiReply.Shown shown, ClusterReader reader, OutputBuilder out) {
        List<JsonNode> events = events(shown, reader, out);
        RelatedObjects surroundings =
                new RelatedObjects(reader, out, shown.objects().size() > 1);
        out.gap().shown();
        Map<Integer, String> texts = texts(shown, events, surroundings, out);
        out.text(String.join(SEPARATOR, texts.values()));
        List<Entity> described = new ArrayList<>();
        for (int index : texts.keySet()) {
            JsonNode object = shown.objects().get(index);
            described.add(Fields.entity(object));
            out.observe(new Observation.WholeObject(
                    Fields.entity(object), text(object, "apiVersion"), Caps.shorten(object, Caps.MAX_VALUE)));
            if (events != null) {
                of(object, events).forEach(e -> out.observe(EventObservations.of(e, true)));
            }
        }
        int dropped = shown.objects().size() - described.size();
        if (dropped > 0 || !shown.complete()) {
            out.text("\n(cut: " + (dropped > 0 ? dropped + " further " : "further ")
                    + shown.type().plural()
                    + " not shown, the abnormal ones kept first; ask with a name or a selector)");
        }
        boolean all = dropped == 0 && shown.complete() && target.names().isEmpty();
        if (target.names().isEmpty()) {
            String namespace = shown.type().namespaced() ? target.namespace() : null;
            out.observe(new Observation.Listing(shown.type().kind(), namespace, selection.text(), all, described));
        }
        out.summarize(described.size() + " " + shown.type().plural() + " described"
                + (events == null ? "" : ", " + warnings(shown, events) + " warnings"));
    }

    /** As many descriptions as there is room for, by the position of their object. */
    private static Map<Integer, String> texts(
            ApiReply.Shown shown, @Nullable List<JsonNode> events, RelatedObjects surroundings, OutputBuilder out) {
        Map<Integer, String> texts = new TreeMap<>();
        int room = Caps.room(out);
        for (int index : DecisiveFirst.order(shown)) {
            JsonNode object = shown.objects().get(index);
            List<JsonNode> own = events == null ? null : of(object, events);
            String text = Descriptions.of(Caps.shorten(object, Caps.MAX_VALUE), own, surroundings);
            if (!texts.isEmpty() && text.length() > room) {
                break;
            }
            texts.put(index, bounded(text, out));
            room -= text.length();
        }
        return texts;
    }

    private static String bounded(String text, OutputBuilder out) {
        int room = Math.max(Caps.room(out), Caps.MAX_VALUE);
        return text.length() <= room ? text : text.substring(0, room) + "\n(cut: output too long)";
    }

    private long warnings(ApiReply.Shown shown, List<JsonNode> events) {
        return shown.objects().stream()
                .flatMap(o -> of(o, events).stream())
                .filter(e -> text(e, "type").equals("Warning"))
                .count();
    }

    /** The events of the objects in one look, or null when they were not shown. */
    private @Nullable List<JsonNode> events(ApiReply.Shown shown, ClusterReader reader, OutputBuilder out) {
        String kind = shown.type().kind();
        String fields = "involvedObject.kind=" + kind
                + (shown.objects().size() == 1
                        ? ",involvedObject.name=" + Fields.name(shown.objects().getFirst())
                        : "");
        String namespace = shown.type().namespaced() ? target.namespace() : null;
        return switch (reader.list(ResourceTypes.of("events"), namespace, Selection.where(fields))) {
            case ApiReply.Shown events ->
                events.objects().stream().sorted(EventFields.BY_TIME).toList();
            case ApiReply.Withheld withheld -> {
                out.observe(new Observation.Unavailable(
                        withheld.what(), null, withheld.status(), withheld.message(), withheld.need()));
                yield null;
            }
            case ApiReply.Absent absent -> List.of();
            case ApiReply.NoSuchType none -> List.of();
        };
    }

    private static List<JsonNode> of(JsonNode object, List<JsonNode> events) {
        String uid = text(object, "metadata", "uid");
        return events.stream()
                .filter(e -> text(e, "involvedObject", "name").equals(Fields.name(object)))
                .filter(e -> text(e, "involvedObject", "kind").equals(Fields.kind(object)))
                .filter(e -> uid.isEmpty()
                        || text(e, "involvedObject", "uid").isEmpty()
                        || text(e, "involvedObject", "uid").equals(uid)
                        || Fields.kind(object).equals("Node"))
                .toList();
    }
}
