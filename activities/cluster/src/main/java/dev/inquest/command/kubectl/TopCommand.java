package dev.inquest.command.kubectl;

import static dev.inquest.kubernetes.Fields.each;
import static dev.inquest.kubernetes.Fields.name;
import static dev.inquest.kubernetes.Fields.namespace;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.command.api.ApiReply;
import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.Selection;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.command.output.TableRows;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.ResourceType;
import dev.inquest.kubernetes.ResourceTypes;
import dev.inquest.kubernetes.TextTable;
import dev.inquest.observation.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A {@code kubectl top} that was understood. */
record TopCommand(
        Target target,
        Selection selection,
        boolean containers,
        @Nullable String sortBy) implements RunnableCommand {

    private static final String GROUP = "metrics.k8s.io";

    /** A line of the table before it is written. */
    private record Line(Entity entity, List<String> names, Usage usage) {}

    @Override
    public String canonical() {
        return target.render(new Arguments.Line("kubectl", "top"))
                .option("-l", selection.labels())
                .flag("--containers", containers)
                .option("--sort-by", sortBy)
                .toString();
    }

    @Override
    public int estimatedLooks() {
        return isNodes() ? 2 : 1;
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        String plural = target.kinds().getFirst();
        ResourceType type = new ResourceType(
                GROUP, "v1beta1", plural, isNodes() ? "NodeMetrics" : "PodMetrics", !isNodes(), List.of());
        ApiReply reply = target.names().isEmpty()
                ? reader.list(type, target.namespace(), selection)
                : reader.get(type, target.namespace(), target.names().getFirst());
        switch (reply) {
            case ApiReply.Shown shown -> show(shown, reader, out);
            case ApiReply.Absent absent ->
                out.absent(new Entity(target.namespace(), kind(), target.names().getFirst()), absent.message());
            case ApiReply.NoSuchType none ->
                out.text("error: Metrics API not available")
                        .summarize("no metrics API")
                        .observe(new Observation.Unavailable(
                                "usage of " + plural, null, 404, "Metrics API not available", "the metrics API"));
            case ApiReply.Withheld withheld -> out.withheld(withheld, null);
        }
        return out.build(reader);
    }

    private void show(ApiReply.Shown shown, ClusterReader reader, OutputBuilder out) {
        Map<String, Usage> allocatable = isNodes() ? allocatable(reader, out) : Map.of();
        List<Line> lines = shown.objects().stream()
                .flatMap(o -> lines(o).stream())
                .sorted(order())
                .toList();
        TextTable all = new TextTable(
                headers(), lines.stream().map(l -> row(l, allocatable)).toList());
        Map<List<String>, Usage> usage = new HashMap<>();
        lines.forEach(l -> usage.put(l.names(), l.usage()));
        TextTable kept = all.within(
                Caps.MAX_TEXT,
                Comparator.comparing((TextTable.Row r) -> Objects.requireNonNull(
                                        usage.get(r.cells().subList(0, names().size())))
                                .cpu())
                        .reversed());
        out.shown().text(lines.isEmpty() ? "No resources found" : kept.text()).observe(TableRows.of(kept));
        int dropped = lines.size() - kept.rows().size();
        if (dropped > 0 || !shown.complete()) {
            out.text("(cut: " + (dropped > 0 ? dropped + " of " + lines.size() + " rows" : "further rows")
                    + " not shown; those that use most CPU were kept)");
        }
        out.summarize(lines.size() + " rows of usage");
    }

    private Comparator<Line> order() {
        Comparator<Line> byName = Comparator.comparing(l -> String.join("/", l.names()));
        if (sortBy == null) {
            return byName;
        }
        Comparator<Line> byUsage = Comparator.comparing(
                l -> sortBy.equals("cpu") ? l.usage().cpu() : l.usage().memory());
        return byUsage.reversed().thenComparing(byName);
    }

    private List<Line> lines(JsonNode metrics) {
        Entity entity = new Entity(namespace(metrics), kind(), name(metrics));
        List<String> names = new ArrayList<>();
        if (target.everywhere()) {
            names.add(Objects.requireNonNullElse(namespace(metrics), ""));
        }
        names.add(name(metrics));
        if (!containers) {
            return List.of(new Line(entity, names, Usage.of(metrics)));
        }
        return each(metrics, "containers")
                .map(c -> {
                    List<String> withContainer = new ArrayList<>(names);
                    withContainer.add(text(c, "name"));
                    return new Line(entity, withContainer, Usage.of(c));
                })
                .toList();
    }

    private static TextTable.Row row(Line line, Map<String, Usage> allocatable) {
        List<String> cells = new ArrayList<>(line.names());
        Usage usage = line.usage();
        Usage whole = allocatable.get(line.entity().name());
        cells.add(usage.cores());
        if (line.entity().kind().equals("Node")) {
            cells.add(whole == null ? "<unknown>" : Usage.percent(usage.cpu(), whole.cpu()));
        }
        cells.add(usage.mebibytes());
        if (line.entity().kind().equals("Node")) {
            cells.add(whole == null ? "<unknown>" : Usage.percent(usage.memory(), whole.memory()));
        }
        return new TextTable.Row(line.entity(), cells);
    }

    private static Map<String, Usage> allocatable(ClusterReader reader, OutputBuilder out) {
        Map<String, Usage> allocatable = new HashMap<>();
        switch (reader.list(ResourceTypes.of("nodes"), null, Selection.ALL)) {
            case ApiReply.Shown nodes ->
                nodes.objects().forEach(n -> allocatable.put(name(n), Usage.of(n, "status", "allocatable")));
            case ApiReply.Withheld withheld ->
                out.observe(new Observation.Unavailable(
                        withheld.what(), null, withheld.status(), withheld.message(), withheld.need()));
            case ApiReply.Absent absent -> {}
            case ApiReply.NoSuchType none -> {}
        }
        return allocatable;
    }

    private List<String> headers() {
        List<String> headers = new ArrayList<>(names());
        headers.addAll(
                isNodes()
                        ? List.of("CPU(cores)", "CPU(%)", "MEMORY(bytes)", "MEMORY(%)")
                        : List.of("CPU(cores)", "MEMORY(bytes)"));
        return headers;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        if (target.everywhere()) {
            names.add("NAMESPACE");
        }
        names.addAll(containers ? List.of("POD", "NAME") : List.of("NAME"));
        return names;
    }

    private boolean isNodes() {
        return target.kinds().getFirst().equals("nodes");
    }

    private String kind() {
        return isNodes() ? "Node" : "Pod";
    }
}
