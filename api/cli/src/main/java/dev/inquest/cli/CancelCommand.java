package dev.inquest.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends an investigation early. */
@Command(name = "cancel", description = "End an investigation; what it found so far stays.")
final class CancelCommand extends Verb {

    @Parameters(paramLabel = "ID", description = "The incident.")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; recorded.")
    private @Nullable String reason;

    CancelCommand(CliEnvironment surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        ObjectNode body = signedBody();
        if (reason != null) {
            body.put("reason", reason);
        }
        service().post("incidents/" + Service.escaped(id) + "/cancel", body);
        print("Asked incident " + id + " to end.");
        return ExitCode.OK;
    }
}
