package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Lists what an investigation may run. */
@Command(name = "commands", description = "List the read-only commands that an investigation may run.")
final class CommandsCommand extends Verb {

    CommandsCommand(CliEnvironment surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        JsonNode answer = service().get("commands");
        Table table = new Table("The service knows no command.", "COMMAND", "SHOWS", "COST");
        for (JsonNode command : answer.path("items")) {
            table.row(
                    command.path("grammar").asText(),
                    command.path("shows").asText(),
                    command.path("cost").asText());
        }
        print(answer, table);
        return ExitCode.OK;
    }
}
