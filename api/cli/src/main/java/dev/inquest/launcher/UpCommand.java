package dev.inquest.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything and stays. */
@Command(
        name = "up",
        description =
                "Start Temporal, PostgreSQL and Inquest, and stay until Ctrl-C; 'up' again continues where it was.")
final class UpCommand implements Callable<Integer> {

    private final Launch launch;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    UpCommand(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        return new LauncherRuntime(launch).up();
    }
}
