package dev.inquest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a diagnosis: what capsules learn from. */
@Command(name = "feedback", description = "Say whether the diagnosis was right; capsules learn from it.")
final class FeedbackCommand extends Verb {

    /** What a person may say of a diagnosis. */
    enum Verdict {
        RIGHT,
        WRONG
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "ID", description = "The incident.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "right|wrong", description = "The verdict.")
    private Verdict verdict = Verdict.RIGHT;

    @Option(
            names = "--entity",
            paramLabel = "E",
            description = "What it really was, as namespace/Kind/name; needs --fault.")
    private @Nullable String entity;

    @Option(names = "--fault", paramLabel = "F", description = "What was wrong with it, as in mesh.mtls-conflict.")
    private @Nullable String fault;

    @Option(names = "--comment", paramLabel = "TEXT", description = "Anything else; recorded.")
    private @Nullable String comment;

    FeedbackCommand(CliEnvironment surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        if ((entity == null) != (fault == null)) {
            throw new ParameterException(spec.commandLine(), "The actual cause needs both --entity and --fault.");
        }
        ObjectNode body = signedBody().put("verdict", verdict == Verdict.RIGHT ? "right" : "wrong");
        if (entity != null) {
            body.putObject("rootCause").put("entity", entity).put("fault", fault);
        }
        if (comment != null) {
            body.put("comment", comment);
        }
        JsonNode answer = service().post("incidents/" + Service.escaped(id) + "/feedback", body);
        if (format == Format.JSON) {
            printJson(answer);
        } else {
            print("Recorded; " + Words.count(answer.path("judged").asLong(), "trial") + " judged by it.");
        }
        return ExitCode.OK;
    }
}
