package dev.inquest.command.kubectl;

import static dev.inquest.kubernetes.Fields.map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.Selection;
import dev.inquest.command.changes.Revision;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.command.output.TableRows;
import dev.inquest.command.table.Ages;
import dev.inquest.kubernetes.Fields;
import dev.inquest.kubernetes.ResourceTypes;
import dev.inquest.kubernetes.TextTable;
import dev.inquest.observation.Observation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@code kubectl rollout history} that was understood. */
record RolloutHistoryCommand(Target target, @Nullable Long revision) implements RunnableCommand {

    private static final int MAX_COMPARED = 10;

    @Override
    public String canonical() {
        return new Arguments.Line("kubectl", "rollout", "history")
                .word(target.kinds().getFirst() + "/" + target.names().getFirst())
                .option("-n", target.namespace())
                .option("--revision", revision)
                .toString();
    }

    @Override
    public int estimatedLooks() {
        return 2;
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        new Fetch(reader, out)
                .objects(target.kinds().getFirst(), target, Selection.ALL)
                .ifPresent(workload -> show(workload, reader, out));
        return out.build(reader);
    }

    private void show(ApiReply.Shown found, ClusterReader reader, OutputBuilder out) {
        JsonNode workload = found.objects().getFirst();
        String holders = Fields.kind(workload).equals("Deployment") ? "replicasets" : "controllerrevisions";
        Map<String, String> labels = map(workload, "spec", "selector", "matchLabels");
        Selection selection = labels.isEmpty() ? Selection.ALL : Selection.labelled(Fields.pairs(labels));
        switch (reader.list(ResourceTypes.of(holders), target.namespace(), selection)) {
            case ApiReply.Shown shown ->
                history(found.type().prefix(), workload, Revision.of(workload, shown.objects()), reader, out);
            case ApiReply.Withheld withheld -> out.withheld(withheld, Fields.entity(workload));
            case ApiReply.Absent absent -> out.text(absent.message());
            case ApiReply.NoSuchType none -> out.text("error: the server serves no " + none.word());
        }
    }

    private void history(
            String prefix, JsonNode workload, List<Revision> revisions, ClusterReader reader, OutputBuilder out) {
        String title = prefix + "/" + Fields.name(workload);
        out.shown();
        if (revision != null) {
            one(title, revisions, revision, out);
            return;
        }
        out.text(title);
        TextTable table = new TextTable(
                List.of("REVISION", "CHANGE-CAUSE", "AGE", "REPLICAS"),
                revisions.stream().map(r -> row(r, reader)).toList());
        out.text(revisions.isEmpty() ? "No rollout history found." : table.text())
                .observe(TableRows.of(table))
                .summarize(revisions.size() + " revisions of " + title);
        for (int i = Math.max(1, revisions.size() - MAX_COMPARED); i < revisions.size(); i++) {
            compare(workload, revisions.get(i - 1), revisions.get(i), out);
        }
        if (revisions.size() == 1) {
            out.text("(no earlier revision is kept: what it changed cannot be told)");
        }
    }

    private static TextTable.Row row(Revision revision, ClusterReader reader) {
        return new TextTable.Row(
                revision.holder(),
                List.of(
                        String.valueOf(revision.number()),
                        Fields.or(revision.cause(), "<none>"),
                        Ages.since(revision.created(), reader.now()),
                        Fields.or(revision.replicas(), "<unknown>")));
    }

    private static void compare(JsonNode workload, Revision earlier, Revision later, OutputBuilder out) {
        List<String> changed = later.since(earlier);
        out.gap().text("revision " + earlier.number() + " to " + later.number() + ":");
        out.text(changed.isEmpty() ? "(the same template)" : String.join("\n", changed));
        out.observe(new Observation.Change(
                Fields.entity(workload),
                later.created(),
                later.cause(),
                "revision " + later.number() + ": " + String.join("; ", changed)));
    }

    private static void one(String title, List<Revision> revisions, long number, OutputBuilder out) {
        Optional<Revision> asked =
                revisions.stream().filter(r -> r.number() == number).findFirst();
        if (asked.isEmpty()) {
            out.text("error: unable to find the specified revision; kept are "
                    + revisions.stream().map(Revision::number).toList());
            return;
        }
        out.text(title + " with revision #" + number).text("Pod Template:");
        asked.get().lines().forEach(line -> out.text("  " + line));
        out.summarize("revision " + number + " of " + title);
    }
}
