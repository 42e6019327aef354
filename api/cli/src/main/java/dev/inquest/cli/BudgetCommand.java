package dev.inquest.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Grants an investigation more looks. */
@Command(name = "budget", description = "Grant an investigation more looks at the cluster.")
final class BudgetCommand extends Verb {

    @Parameters(index = "0", paramLabel = "ID", description = "The incident.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "LOOKS", description = "How many more.")
    private int looks;

    BudgetCommand(CliEnvironment surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        service()
                .post(
                        "incidents/" + Service.escaped(id) + "/budget",
                        signedBody().put("looks", looks));
        print("Granted incident " + id + " " + Words.count(looks, "more look") + ".");
        return ExitCode.OK;
    }
}
