package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Lists what may be investigated. */
@Command(name = "clusters", description = "List the configured clusters and recordings.")
final class ClustersCommand extends Verb {

    ClustersCommand(CliEnvironment surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        JsonNode answer = service().get("clusters");
        Table table = new Table("No cluster and no recording is configured.", "NAME", "KIND");
        for (JsonNode cluster : answer.path("items")) {
            table.row(cluster.path("name").asText(), cluster.path("kind").asText());
        }
        print(answer, table);
        return ExitCode.OK;
    }
}
