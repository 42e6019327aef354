package dev.inquest.command.kubectl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.Selection;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.command.output.TableRows;
import dev.inquest.command.table.Tables;
import dev.inquest.incident.Entity;
import dev.inquest.incident.Risk;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.TextTable;
import dev.inquest.observation.Observation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A {@code kubectl get} that was understood. */
record GetCommand(
        Target target,
        Selection selection,
        @Nullable String output,
        @Nullable SortKey sortBy,
        List<String> labelColumns,
        boolean showLabels)
        implements RunnableCommand {

    private static final Set<String> SENSITIVE = Set.of("configmaps", "secrets");

    GetCommand {
        labelColumns = List.copyOf(labelColumns);
    }

    @Override
    public String canonical() {
        return target.render(new Arguments.Line("kubectl", "get"))
                .option("-l", selection.labels())
                .option("--field-selector", selection.fields())
                .option("-o", output)
                .option("--sort-by", sortBy == null ? null : sortBy.path())
                .option("-L", labelColumns.isEmpty() ? null : String.join(",", labelColumns))
                .flag("--show-labels", showLabels)
                .toString();
    }

    @Override
    public Risk risk() {
        boolean whole = "yaml".equals(output) || "json".equals(output);
        return whole && target.kinds().stream().anyMatch(SENSITIVE::contains) ? Risk.SENSITIVE_READ : Risk.READ;
    }

    @Override
    public int estimatedLooks() {
        return Math.max(target.kinds().size(), target.names().size());
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        Fetch fetch = new Fetch(reader, out);
        for (String kind : target.kinds()) {
            fetch.objects(kind, target, selection).ifPresent(shown -> show(kind, shown, reader, out));
        }
        return out.build(reader);
    }

    private void show(String kind, ApiReply.Shown reply, ClusterReader reader, OutputBuilder out) {
        List<JsonNode> objects = sortBy == null ? reply.objects() : sortBy.sort(reply.objects());
        ApiReply.Shown shown = new ApiReply.Shown(reply.type(), objects, reply.complete());
        out.gap().shown();
        switch (output == null ? "table" : output) {
            case "yaml", "json" -> WholeObjects.show(shown, "json".equals(output), listing(kind, shown, objects), out);
            case "name" -> names(kind, shown, out);
            default -> table(kind, shown, reader, out);
        }
    }

    private void names(String word, ApiReply.Shown shown, OutputBuilder out) {
        List<JsonNode> kept = DecisiveFirst.keep(shown, Caps.MAX_NAMES);
        kept.forEach(o -> out.text(shown.type().prefix() + "/" + Fields.name(o)));
        cut(shown, kept.size(), "", out);
        out.summarize(count(shown)).observe(listing(word, shown, kept));
    }

    private void table(String word, ApiReply.Shown shown, ClusterReader reader, OutputBuilder out) {
        String kind = shown.type().kind();
        boolean wide = "wide".equals(output);
        String prefix = target.kinds().size() > 1 ? shown.type().prefix() + "/" : "";
        boolean withNamespaces = target.everywhere() && shown.type().namespaced();
        TextTable all = Tables.of(
                kind,
                shown.objects(),
                new Tables.Options(wide, withNamespaces, prefix, labelColumns, showLabels),
                reader.now());
        TextTable table = all.within(Caps.room(out), DecisiveFirst.preferred(shown));
        out.text(table.text());
        cut(shown, table.rows().size(), " (" + (all.abnormal() - table.abnormal()) + " of them abnormal)", out);
        long abnormal = all.abnormal();
        out.summarize(count(shown) + (abnormal == 0 ? "" : " (" + abnormal + " abnormal)"));
        Set<Entity> kept = table.rows().stream().map(TextTable.Row::entity).collect(Collectors.toSet());
        List<JsonNode> keptObjects = shown.objects().stream()
                .filter(o -> kept.contains(Fields.entity(o)))
                .toList();
        out.observe(listing(word, shown, keptObjects)).observe(TableRows.of(table));
        if (kind.equals("Event")) {
            keptObjects.forEach(e -> out.observe(EventObservations.of(e, wide)));
        }
    }

    private void cut(ApiReply.Shown shown, int kept, String which, OutputBuilder out) {
        int dropped = shown.objects().size() - kept;
        if (dropped > 0) {
            out.text("(" + dropped + " of " + shown.objects().size() + " "
                    + shown.type().plural() + which
                    + " not shown: output too long; ask with a name, -l or --field-selector)");
        }
        if (!shown.complete()) {
            out.text("(cut: more " + shown.type().plural() + " exist than the looks left allow to read)");
        }
    }

    private Observation.Listing listing(String word, ApiReply.Shown shown, List<JsonNode> kept) {
        boolean all = target.names().isEmpty()
                && shown.complete()
                && kept.size() == shown.objects().size();
        return new Observation.Listing(
                shown.type().kind(),
                shown.type().namespaced() ? target.namespace() : null,
                target.names().isEmpty()
                        ? selection.text()
                        : "metadata.name in (" + String.join(",", target.namesOf(word)) + ")",
                all,
                kept.stream().map(Fields::entity).toList());
    }

    private static String count(ApiReply.Shown shown) {
        return shown.objects().size() + " " + shown.type().plural();
    }
}
