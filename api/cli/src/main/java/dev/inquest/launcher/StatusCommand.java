package dev.inquest.launcher;

import dev.inquest.cli.CliEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what runs. */
@Command(name = "status", description = "Say what runs of this state directory; the exit code is 3 unless all does.")
final class StatusCommand implements Callable<Integer> {

    private static final int NOT_ALL = 3;

    private final Launch launch;
    private final CliEnvironment surroundings;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    StatusCommand(Launch launch, CliEnvironment surroundings) {
        this.launch = launch;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        StateDirectory state = launch.state();
        int code = 0;
        for (String name : List.of("postgres", "temporal", "inquest")) {
            Optional<ProcessId> process = ProcessId.alive(state.pidFile(name));
            if (process.isPresent()) {
                print(name + " runs (pid " + process.get().pid() + "), log " + state.log(name));
            } else {
                print(name + " does not run");
                code = NOT_ALL;
            }
        }
        print("API " + launch.apiAddress() + ", Temporal UI http://127.0.0.1:"
                + Ports.remembered(state, Ports.TEMPORAL_UI)
                        .map(String::valueOf)
                        .orElse("") + ", state "
                + state.root());
        return code;
    }

    private void print(String line) {
        surroundings.out().println(line);
        surroundings.out().flush();
    }
}
