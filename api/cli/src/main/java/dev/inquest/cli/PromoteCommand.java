package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Trusts a capsule on a person's word. */
@Command(name = "promote", description = "Trust a capsule on your word, before its record says so.")
final class PromoteCommand extends Verb {

    @Parameters(paramLabel = "ID", description = "The capsule.")
    private String id = "";

    PromoteCommand(CliEnvironment surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        JsonNode capsule = service().post("capsules/" + Service.escaped(id) + "/promotion", signedBody());
        if (format == Format.JSON) {
            printJson(capsule);
        } else {
            print("Capsule " + id + " is trusted on the word of " + actor() + ".");
        }
        return ExitCode.OK;
    }
}
