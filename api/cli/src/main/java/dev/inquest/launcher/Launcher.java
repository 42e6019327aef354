package dev.inquest.launcher;

import dev.inquest.cli.CliEnvironment;
import dev.inquest.cli.InquestCommand;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;

/** The client with the verbs that start and stop things on this machine; the script {@code inquest} runs it. */
public final class Launcher {

    private Launcher() {}

    /** Runs one verb and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(commandLine(CliEnvironment.ofProcess()).execute(arguments));
    }

    static CommandLine commandLine(CliEnvironment process) {
        Launch launch = Launch.of(process);
        Map<String, String> environment = new HashMap<>(process.environment());
        environment.putIfAbsent("INQUEST_URL", launch.apiAddress());
        environment.put("INQUEST_STATE", launch.state().root().toString());
        CliEnvironment surroundings = process.in(environment, new LauncherRuntime(launch));
        CommandLine line = InquestCommand.commandLine(surroundings);
        line.getCommandSpec()
                .usageMessage()
                .footerHeading("%nSettings (docs/configuration.md):%n")
                .footer(
                        "  INQUEST_STATE (the state directory, now "
                                + launch.state().root().toString().replace("%", "%%") + "),",
                        "  INQUEST_PORT, INQUEST_TEMPORAL_PORT, INQUEST_TEMPORAL_UI_PORT, INQUEST_POSTGRES_PORT,",
                        "  INQUEST_RECORDINGS, INQUEST_JAVA_OPTS, INQUEST_CLIENT_JAVA_OPTS, JAVA_HOME");
        return line.addSubcommand(new UpCommand(launch))
                .addSubcommand(new DownCommand(launch))
                .addSubcommand(new StatusCommand(launch, surroundings))
                .addSubcommand(new TestCommand(launch, surroundings))
                .addSubcommand(new BenchCommand(launch, surroundings))
                .setOut(surroundings.out())
                .setErr(surroundings.err());
    }
}
