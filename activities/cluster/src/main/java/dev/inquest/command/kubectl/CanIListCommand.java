package dev.inquest.command.kubectl;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.text;
import static dev.inquest.kubernetes.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.SelfReview;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.command.output.TableRows;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A {@code kubectl auth can-i --list} that was understood. */
record CanIListCommand(String namespace) implements RunnableCommand {

    @Override
    public String canonical() {
        return new Arguments.Line("kubectl", "auth", "can-i", "--list")
                .option("-n", namespace)
                .toString();
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        switch (reader.review(SelfReview.rules(namespace))) {
            case ApiReply.Shown shown -> show(at(shown.objects().getFirst(), "status"), out);
            case ApiReply.Withheld withheld -> out.withheld(withheld, null);
            case ApiReply.Absent absent -> out.text(absent.message());
            case ApiReply.NoSuchType none -> out.text("error: the server serves no " + none.word());
        }
        return out.build(reader);
    }

    private void show(JsonNode status, OutputBuilder out) {
        List<TextTable.Row> rows = new ArrayList<>();
        each(status, "resourceRules").forEach(rule -> resources(rule)
                .forEach(resource -> rows.add(row(resource, "", list(rule, "resourceNames"), list(rule, "verbs")))));
        each(status, "nonResourceRules")
                .forEach(rule -> rows.add(row("", list(rule, "nonResourceURLs"), "[]", list(rule, "verbs"))));
        TextTable all = new TextTable(List.of("Resources", "Non-Resource URLs", "Resource Names", "Verbs"), rows);
        TextTable kept = all.within(Caps.MAX_TEXT);
        out.shown().text(kept.text()).observe(TableRows.of(kept));
        if (kept.rows().size() < rows.size()) {
            out.text("(" + (rows.size() - kept.rows().size()) + " of " + rows.size() + " rules not shown)");
        }
        if (at(status, "incomplete").asBoolean()) {
            out.text("warning: the list may be incomplete: " + text(status, "evaluationError"));
        }
        out.summarize(rows.size() + " rules in namespace " + namespace);
    }

    private TextTable.Row row(String resource, String urls, String names, String verbs) {
        String about = resource.isEmpty() ? urls : resource;
        return new TextTable.Row(
                Entity.of(namespace, "ResourceRule", about.isEmpty() ? "none" : about),
                List.of(resource, urls.isEmpty() ? "[]" : urls, names, verbs));
    }

    private static Stream<String> resources(JsonNode rule) {
        return texts(rule, "resources").flatMap(r -> texts(rule, "apiGroups").map(g -> g.isEmpty() ? r : r + "." + g));
    }

    private static String list(JsonNode rule, String field) {
        return texts(rule, field).collect(Collectors.joining(" ", "[", "]"));
    }
}
