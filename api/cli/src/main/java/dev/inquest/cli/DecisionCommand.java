package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides on the plan that waits for a person. A decision is bound to the plan's digest: a changed plan must be seen again. */
abstract class DecisionCommand extends Verb {

    private final String verdict;

    @Parameters(paramLabel = "ID", description = "The incident.")
    private String id = "";

    @Option(
            names = "--digest",
            paramLabel = "D",
            description = "The digest of the plan you saw (default: the plan that waits now).")
    private @Nullable String digest;

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why; recorded.")
    private @Nullable String comment;

    DecisionCommand(CliEnvironment surroundings, String verdict) {
        super(surroundings);
        this.verdict = verdict;
    }

    @Override
    public Integer call() {
        Service service = service();
        String path = "incidents/" + Service.escaped(id);
        String decided = digest == null ? waiting(service.get(path)) : digest;
        if (decided.isEmpty()) {
            surroundings.err().println("No plan of incident " + id + " waits for a decision.");
            surroundings.err().flush();
            return ExitCode.REFUSED;
        }
        ObjectNode body = signedBody().put("planDigest", decided).put("verdict", verdict);
        if (comment != null) {
            body.put("comment", comment);
        }
        try {
            receipt(service.post(path + "/decision", body), decided);
            return ExitCode.OK;
        } catch (ServiceException.Refused refused) {
            surroundings.err().println(refused.getMessage());
            String current = refused.member("currentDigest");
            if (!current.isEmpty()) {
                surroundings
                        .err()
                        .println("The plan changed; './inquest show " + id + "' prints it, its digest is " + current
                                + ".");
            }
            surroundings.err().flush();
            return refused.exitCode();
        }
    }

    private void receipt(JsonNode receipt, String decided) {
        if (format == Format.JSON) {
            printJson(receipt);
        } else if (receipt.path("delivered").asText("").equals("signal")) {
            print("No worker answered yet: the decision was sent as a signal and counts if the plan is still " + decided
                    + ".");
        } else {
            print("Recorded: " + verdict + " of plan " + decided + " by "
                    + receipt.path("decidedBy").asText(actor()) + ".");
        }
    }

    private static String waiting(JsonNode incident) {
        return incident.path("awaitingApproval").path("planDigest").asText("");
    }

    /** Lets the plan run. */
    @Command(name = "approve", description = "Let the plan that waits for a person run.")
    static final class Approve extends DecisionCommand {
        Approve(CliEnvironment surroundings) {
            super(surroundings, "approve");
        }
    }

    /** Refuses the plan. */
    @Command(name = "reject", description = "Refuse the plan that waits for a person.")
    static final class Reject extends DecisionCommand {
        Reject(CliEnvironment surroundings) {
            super(surroundings, "reject");
        }
    }
}
