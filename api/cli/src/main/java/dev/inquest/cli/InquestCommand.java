package dev.inquest.cli;

import dev.inquest.cli.scoring.TruthException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command-line client: every verb talks REST to a running service. */
@Command(
        name = "./inquest",
        description = "Investigates incidents on Kubernetes, durably, and learns from each.",
        synopsisSubcommandLabel = "VERB",
        subcommands = HelpCommand.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done; a followed investigation ended diagnosed or with no fault found",
            " 1:the followed investigation ended inconclusive or failed; a scan found what harms; a test failed;"
                    + " a server of this machine could not be started",
            " 2:the command line is wrong",
            " 3:no service answers",
            " 4:the service refused the request and said why",
            "70:a defect of the client"
        })
public final class InquestCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private InquestCommand() {}

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.USAGE;
    }

    /** Runs one verb and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(run(CliEnvironment.ofProcess(), arguments));
    }

    static int run(CliEnvironment surroundings, String... arguments) {
        return commandLine(surroundings).execute(arguments);
    }

    /** Returns the client's verbs. */
    public static CommandLine commandLine(CliEnvironment surroundings) {
        CommandLine line = new CommandLine(new InquestCommand())
                .addSubcommand(new InvestigateCommand(surroundings))
                .addSubcommand(new ShowCommand(surroundings))
                .addSubcommand(new ExchangesCommand(surroundings))
                .addSubcommand(new ListCommand(surroundings))
                .addSubcommand(new DecisionCommand.Approve(surroundings))
                .addSubcommand(new DecisionCommand.Reject(surroundings))
                .addSubcommand(new FeedbackCommand(surroundings))
                .addSubcommand(new CancelCommand(surroundings))
                .addSubcommand(new BudgetCommand(surroundings))
                .addSubcommand(new CapsulesCommand(surroundings))
                .addSubcommand(new PromoteCommand(surroundings))
                .addSubcommand(new ConsolidateCommand(surroundings))
                .addSubcommand(new ClustersCommand(surroundings))
                .addSubcommand(new CommandsCommand(surroundings))
                .addSubcommand(new ScanCommand(surroundings))
                .addSubcommand(new ExplainCommand(surroundings))
                .addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new EvaluateCommand(surroundings));
        return line.setOut(surroundings.out())
                .setErr(surroundings.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(InquestCommand::execute)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        surroundings.style().colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setExecutionExceptionHandler(InquestCommand::explain);
    }

    private static int execute(ParseResult arguments) {
        ParseResult last = arguments;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        if (last.commandSpec().userObject() instanceof Verb verb
                && !verb.formats().contains(verb.format)) {
            throw new ParameterException(
                    last.commandSpec().commandLine(),
                    "'" + last.commandSpec().name() + "' writes no "
                            + verb.format.name().toLowerCase(Locale.ROOT) + "; it writes "
                            + verb.formats().stream()
                                    .map(f -> f.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return new CommandLine.RunLast().execute(arguments);
    }

    private static int explain(Exception failure, CommandLine line, ParseResult arguments) {
        String message = String.valueOf(failure.getMessage());
        int code =
                switch (failure) {
                    case ServiceException expected -> expected.exitCode();
                    case CommandFailedException expected -> {
                        message = "inquest: " + message;
                        yield ExitCode.NO_ANSWER;
                    }
                    case TypeConversionException badAddress -> ExitCode.USAGE;
                    case TruthException unusable -> ExitCode.REFUSED;
                    case UncheckedIOException unwritable -> ExitCode.REFUSED;
                    default -> {
                        message = "A defect of the client: " + failure;
                        yield ExitCode.DEFECT;
                    }
                };
        line.getErr().println(message);
        line.getErr().flush();
        return code;
    }
}
