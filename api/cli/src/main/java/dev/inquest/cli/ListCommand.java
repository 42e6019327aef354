package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists incidents, latest first. */
@Command(name = "list", description = "List incidents.")
final class ListCommand extends Verb {

    @Option(names = "--status", paramLabel = "S", defaultValue = "", description = "open or closed.")
    private String status = "";

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NS",
            defaultValue = "",
            description = "Of this namespace.")
    private String namespace = "";

    @Option(names = "--cluster", paramLabel = "NAME", defaultValue = "", description = "On this cluster.")
    private String cluster = "";

    @Option(names = "--source", paramLabel = "NAME", defaultValue = "", description = "Reported by this source.")
    private String source = "";

    @Option(
            names = "--outcome",
            paramLabel = "O",
            defaultValue = "",
            description = "diagnosed, no-fault-found, inconclusive or failed.")
    private String outcome = "";

    @Option(names = "--page", paramLabel = "N", defaultValue = "0", description = "The page, from 0.")
    private int page;

    @Option(names = "--size", paramLabel = "N", defaultValue = "20", description = "Incidents a page (default: 20).")
    private int size = 20;

    ListCommand(CliEnvironment surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        Map<String, String> filter = new LinkedHashMap<>();
        filter.put("status", status);
        filter.put("namespace", namespace);
        filter.put("cluster", cluster);
        filter.put("source", source);
        filter.put("outcome", outcome);
        filter.put("page", String.valueOf(page));
        filter.put("size", String.valueOf(size));
        JsonNode answer = service().get("incidents" + Service.query(filter));
        Table table = new Table(
                "No incident fits.", "INCIDENT", "TITLE", "CLUSTER", "NAMESPACE", "STANDS", "ROOT CAUSE", "ACCEPTED");
        for (JsonNode item : answer.path("items")) {
            table.row(
                    item.path("id").asText(),
                    item.path("title").asText(),
                    item.path("cluster").asText(),
                    item.path("namespace").asText(""),
                    item.path("outcomeStatus").asText(item.path("phase").asText()),
                    roots(item),
                    Words.time(item.path("acceptedAt"), surroundings.zone()));
        }
        print(answer, table);
        int shown = answer.path("items").size();
        int total = answer.path("total").asInt(shown);
        if (format == Format.TEXT && total > shown) {
            print(shown + " of " + total + "; --page " + (page + 1) + " shows more");
        }
        return ExitCode.OK;
    }

    private static String roots(JsonNode item) {
        List<String> roots = new ArrayList<>();
        for (JsonNode root : item.path("rootCauses")) {
            roots.add(root.path("entity").asText() + " " + root.path("fault").asText());
        }
        return String.join(", ", roots);
    }
}
