package dev.inquest.command.kubectl;

import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.Selection;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.command.table.EventFields;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.ResourceType;
import dev.inquest.kubernetes.ResourceTypes;
import dev.inquest.kubernetes.TextTable;
import dev.inquest.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A {@code kubectl events} that was understood. */
record EventsCommand(
        @Nullable String namespace,
        @Nullable String about,
        @Nullable String type) implements RunnableCommand {

    @Override
    public String canonical() {
        return new Arguments.Line("kubectl", "events")
                .option("-n", namespace)
                .flag("-A", namespace == null)
                .option("--for", about)
                .option("--types", type)
                .toString();
    }

    @Override
    public int estimatedLooks() {
        return 2;
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        Target target = new Target(List.of("events"), List.of(), namespace, namespace == null);
        new Fetch(reader, out)
                .objects("events", target, selection(reader))
                .ifPresent(shown -> show(shown, reader, out));
        return out.build(reader);
    }

    private Selection selection(ClusterReader reader) {
        List<String> fields = new ArrayList<>();
        if (about != null) {
            String kind = about.substring(0, about.indexOf('/'));
            Optional<ResourceType> known = ResourceTypes.named(kind).or(() -> reader.resolve(kind));
            known.ifPresent(t -> fields.add("involvedObject.kind=" + t.kind()));
            fields.add("involvedObject.name=" + about.substring(about.indexOf('/') + 1));
        }
        if (type != null) {
            fields.add("type=" + type);
        }
        return fields.isEmpty() ? Selection.ALL : Selection.where(String.join(",", fields));
    }

    private void show(ApiReply.Shown shown, ClusterReader reader, OutputBuilder out) {
        List<JsonNode> events =
                shown.objects().stream().sorted(EventFields.BY_TIME).toList();
        boolean everywhere = namespace == null;
        List<String> headers = new ArrayList<>(List.of("LAST SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE"));
        if (everywhere) {
            headers.addFirst("NAMESPACE");
        }
        TextTable table = new TextTable(
                        headers,
                        events.stream().map(e -> row(e, reader, everywhere)).toList())
                .within(Caps.MAX_TEXT, DecisiveFirst.preferred(shown));
        out.shown().text(table.text());
        int dropped = events.size() - table.rows().size();
        if (dropped > 0 || !shown.complete()) {
            out.text("(cut: " + (dropped > 0 ? dropped + " of " + events.size() + " events" : "further events")
                    + " not shown; warnings and the latest were kept)");
        }
        long warnings =
                events.stream().filter(e -> text(e, "type").equals("Warning")).count();
        out.summarize(events.size() + " events, " + warnings + " warnings");
        observe(shown, events, table, dropped == 0, out);
    }

    private void observe(
            ApiReply.Shown shown, List<JsonNode> events, TextTable table, boolean whole, OutputBuilder out) {
        out.observe(new Observation.Listing(
                "Event",
                namespace,
                about,
                shown.complete() && whole && type == null,
                table.rows().stream().map(TextTable.Row::entity).toList()));
        Set<Entity> kept = table.rows().stream().map(TextTable.Row::entity).collect(Collectors.toSet());
        events.stream()
                .filter(e -> kept.contains(Fields.entity(e)))
                .forEach(e -> out.observe(EventObservations.of(e, true)));
    }

    private static TextTable.Row row(JsonNode event, ClusterReader reader, boolean everywhere) {
        List<String> cells = new ArrayList<>();
        if (everywhere) {
            cells.add(Objects.requireNonNullElse(Fields.namespace(event), ""));
        }
        cells.add(EventFields.seen(event, reader.now()));
        cells.add(text(event, "type"));
        cells.add(text(event, "reason"));
        cells.add(EventFields.object(event));
        cells.add(text(event, "message").strip());
        return new TextTable.Row(Fields.entity(event), cells);
    }
}
