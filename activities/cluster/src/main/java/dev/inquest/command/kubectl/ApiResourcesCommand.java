package dev.inquest.command.kubectl;

import dev.inquest.command.api.ClusterReader;
import dev.inquest.command.api.ServedTypes;
import dev.inquest.command.grammar.Arguments;
import dev.inquest.command.grammar.RunnableCommand;
import dev.inquest.command.output.CommandOutput;
import dev.inquest.command.output.OutputBuilder;
import dev.inquest.command.output.TableRows;
import dev.inquest.incident.Entity;
import dev.inquest.kubernetes.ResourceType;
import dev.inquest.kubernetes.TextTable;
import dev.inquest.observation.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code kubectl api-resources} that was understood. */
record ApiResourcesCommand(
        @Nullable Boolean namespaced,
        @Nullable String group,
        @Nullable String output) implements RunnableCommand {

    private static final Comparator<ServedTypes.Served> ORDER = Comparator.comparing(
                    (ServedTypes.Served s) -> s.type().group())
            .thenComparing(s -> s.type().plural());

    @Override
    public String canonical() {
        return new Arguments.Line("kubectl", "api-resources")
                .option("--namespaced", namespaced)
                .option("--api-group", group)
                .option("-o", output)
                .toString();
    }

    @Override
    public CommandOutput run(ClusterReader reader) {
        OutputBuilder out = new OutputBuilder();
        ServedTypes served = reader.types();
        List<ServedTypes.Served> types = served.types().stream()
                .filter(s -> namespaced == null || s.type().namespaced() == namespaced)
                .filter(s -> group == null || s.type().group().equals(group))
                .sorted(ORDER)
                .toList();
        out.shown().summarize(types.size() + " kinds");
        if ("name".equals(output)) {
            types.forEach(s -> out.text(s.type().qualified()));
        } else {
            TextTable table =
                    new TextTable(headers(), types.stream().map(this::row).toList());
            out.text(table.text()).observe(TableRows.of(table));
        }
        served.silent().forEach(silent -> {
            out.text("error: unable to retrieve the complete list of server APIs: " + silent);
            out.observe(new Observation.Unavailable(
                    "kinds of " + silent, null, 0, "the group did not answer", "discovery of " + silent));
        });
        out.observe(new Observation.Listing(
                "APIResource",
                null,
                group,
                served.silent().isEmpty() && namespaced == null,
                types.stream().map(s -> entity(s.type())).toList()));
        return out.build(reader);
    }

    private List<String> headers() {
        List<String> headers = new ArrayList<>(List.of("NAME", "SHORTNAMES", "APIVERSION", "NAMESPACED", "KIND"));
        if ("wide".equals(output)) {
            headers.addAll(List.of("VERBS", "CATEGORIES"));
        }
        return headers;
    }

    private TextTable.Row row(ServedTypes.Served served) {
        ResourceType type = served.type();
        List<String> cells = new ArrayList<>(List.of(
                type.plural(),
                String.join(",", served.shortNames()),
                type.apiVersion(),
                String.valueOf(type.namespaced()),
                type.kind()));
        if ("wide".equals(output)) {
            cells.add(String.join(",", served.verbs()));
            cells.add(String.join(",", served.categories()));
        }
        return new TextTable.Row(entity(type), cells);
    }

    private static Entity entity(ResourceType type) {
        return Entity.clusterScoped("APIResource", type.qualified());
    }
}
