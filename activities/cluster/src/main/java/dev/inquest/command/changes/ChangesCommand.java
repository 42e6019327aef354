package dev.inquest.command.changes;

import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.command.table.Ages;
import dev.inquest.kubernetes.TextTable;
import dev.inquest.observation.Observation.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An {@code inquest changes} that was understood. */
record ChangesCommand(List<String> kinds, @Nullable String namespace, Duration since) implements RunnableCommand {

    private static final int MAX_TEXT = 40_000;
    private static final Comparator<Change> NEWEST_FIRST = Comparator.comparing(
                    (Change c) -> Objects.requireNonNullElse(c.when(), Instant.MIN), Comparator.reverseOrder())
            .thenComparing(c -> c.entity().toString())
            .thenComparing(Change::what);

    ChangesCommand {
        kinds = List.copyOf(kinds);
    }

    @Override
    public String canonical() {
        return new Arguments.Line("inquest", "changes")
                .word(kinds.isEmpty() ? null : String.join(",", kinds))
                .option("-n", namespace)
                .flag("-A", namespace == null)
                .option("--since", Arguments.text(since))
                .toString();
    }

    @Override
    public int estimatedLooks() {
        return History.plurals(kinds).size();
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        History history = History.read(kinds, namespace, reader, out);
        ChangeWindow window = new ChangeWindow(reader.observedAt().minus(since), reader.observedAt());
        List<Change> changes =
                history.changes(window).stream().distinct().sorted(NEWEST_FIRST).toList();
        show(changes, window, out);
        history.lacks(changes).forEach(lack -> out.text("(" + lack + ")"));
        return out.build(reader);
    }

    private void show(List<Change> changes, ChangeWindow window, OutputBuilder out) {
        String where = namespace == null ? "all namespaces" : "namespace " + namespace;
        String when = "in the " + Arguments.text(since) + " before " + window.now();
        out.gap().text("changes in " + where + " " + when + ", newest first");
        if (changes.isEmpty()) {
            out.text("none seen");
        } else {
            table(changes, window, out);
        }
        out.summarize(changes.size() + " changes in " + where + " " + when);
    }

    private static void table(List<Change> changes, ChangeWindow window, OutputBuilder out) {
        Map<TextTable.Row, Change> byRow = new HashMap<>();
        List<TextTable.Row> rows = new ArrayList<>();
        for (Change change : changes) {
            TextTable.Row row = row(change, window);
            byRow.put(row, change);
            rows.add(row);
        }
        TextTable kept = new TextTable(List.of("WHEN", "AGE", "WHO", "OBJECT", "WHAT"), rows)
                .within(MAX_TEXT, Comparator.comparing(r -> isCreation(Objects.requireNonNull(byRow.get(r)))));
        out.text(kept.text());
        kept.rows().forEach(r -> out.observe(Objects.requireNonNull(byRow.get(r))));
        if (kept.rows().size() < rows.size()) {
            out.text("(" + (rows.size() - kept.rows().size()) + " of " + rows.size()
                    + " changes not shown, creations first; ask with kinds or a shorter --since)");
        }
    }

    private static TextTable.Row row(Change change, ChangeWindow window) {
        Instant when = change.when();
        return new TextTable.Row(
                change.entity(),
                List.of(
                        when == null ? "unknown" : when.toString(),
                        when == null ? "" : Ages.since(when, window.now()),
                        change.who().isEmpty() ? "unknown" : change.who(),
                        change.entity().toString(),
                        change.what()));
    }

    private static boolean isCreation(Change change) {
        return change.what().startsWith(ObjectChanges.CREATED);
    }
}
