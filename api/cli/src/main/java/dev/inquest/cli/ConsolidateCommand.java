package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a consolidation now, or lists what the last ones did. */
@Command(name = "consolidate", description = "Merge near-duplicate capsules and retire failing ones, now.")
final class ConsolidateCommand extends Verb {

    @Option(names = "--reports", description = "Only list what the last consolidations did.")
    private boolean reports;

    ConsolidateCommand(CliEnvironment surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        if (!reports) {
            JsonNode started = service().post("consolidations", signedBody());
            if (format == Format.JSON) {
                printJson(started);
            } else {
                print("Started consolidation " + started.path("id").asText() + " (workflow "
                        + started.path("workflowId").asText()
                        + "); './inquest consolidate --reports' says what it did.");
            }
            return ExitCode.OK;
        }
        JsonNode answer = service().get("consolidations");
        Table table = new Table("No consolidation ran yet.", "CONSOLIDATION", "FINISHED", "MERGED", "RETIRED");
        for (JsonNode report : answer.path("items")) {
            table.row(
                    report.path("consolidationId").asText(),
                    Words.time(report.path("finishedAt"), surroundings.zone()),
                    report.path("merged").asText(),
                    report.path("retired").asText());
        }
        print(answer, table);
        return ExitCode.OK;
    }
}
