package dev.inquest.launcher;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops everything. The launcher that minds the servers stops them itself; what a killed one left is stopped here. */
@Command(name = "down", description = "Stop what runs of this state directory.")
final class DownCommand implements Callable<Integer> {

    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final Launch launch;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    DownCommand(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        StateDirectory state = launch.state();
        Supervisor supervisor = new Supervisor(state, launch.environment(), launch.messages());
        LauncherLock.holder(state).ifPresent(launcher -> {
            supervisor.signal(launcher, "TERM");
            supervisor.ended(launcher, LONGEST, "stopping what ./inquest (pid " + launcher.pid() + ") started");
        });
        LocalStack.stopAll(launch, state, launch.messages());
        launch.messages().say("nothing of " + state.root() + " runs");
        return 0;
    }
}
