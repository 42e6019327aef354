package dev.inquest.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.cli.CommandFailedException;
import dev.inquest.cli.LocalRuntime;
import dev.inquest.cli.Shutdown;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Runs the commands that need a service of this machine, and stops with them what was started for them. */
final class LauncherRuntime implements LocalRuntime {

    /** The schedule must not touch the capsules of an evaluation; a few commands at a time have the machine for themselves. */
    private static final Map<String, String> PRIVATE_SETTINGS = Map.of(
            "INQUEST_CONSOLIDATION_CRON", "0 0 29 2 *",
            "INQUEST_WORKER_LOOKS", "32",
            "INQUEST_WORKER_MODEL_CALLS", "16",
            "INQUEST_WORKER_MODEL_CALLS_PER_SECOND", "1000",
            "QUARKUS_LOG_LEVEL", "WARN",
            "QUARKUS_LOG_CATEGORY__IO_QUARKUS__LEVEL", "INFO");

    private final Launch launch;

    LauncherRuntime(Launch launch) {
        this.launch = launch;
    }

    @Override
    public int evaluate(Evaluation wanted, ServiceCommand command) {
        StateDirectory state = launch.state().privateInstance("evaluate-" + wanted.identity());
        Messages messages = launch.messages().ofPrivateInstance();
        LauncherLock lock = LauncherLock.take(state)
                .orElseThrow(() -> new CommandFailedException(
                        "the same './inquest evaluate' runs already (" + LauncherLock.holderWords(state) + ")."));
        EvaluationState kept = new EvaluationState(state, launch.buildStamp(), launch.messages());
        Map<String, String> settings = new HashMap<>(PRIVATE_SETTINGS);
        settings.putAll(wanted.settings());
        LocalStack stack = new LocalStack(launch, state, messages, settings, true);
        Runnable end = () -> {
            stack.close();
            kept.end(stack.started());
            lock.close();
        };
        return during(end, () -> {
            kept.begin(wanted.fresh(), () -> LocalStack.stopAll(launch, state, messages));
            stack.bringUp();
            stack.mindInBackground();
            return command.run(stack.address(), state.root());
        });
    }

    @Override
    public int withService(ServiceCommand command) {
        StateDirectory state = launch.state();
        LocalStack stack = new LocalStack(launch, state, launch.messages(), Map.of(), false);
        Optional<LauncherLock> lock = LauncherLock.take(state);
        if (lock.isEmpty()) {
            launch.messages().say("using the Inquest that is up (" + LauncherLock.holderWords(state) + ")");
            stack.awaitService();
            return command.run(stack.address(), state.root());
        }
        return during(() -> close(stack, lock.get()), () -> {
            stack.bringUp();
            stack.tellLinks();
            Thread minder = stack.mindInBackground();
            int code = command.run(stack.address(), state.root());
            if (launch.interactive()) {
                launch.messages().say("Everything stays up for you to look at. Ctrl-C stops it.");
                join(minder);
            }
            return code;
        });
    }

    /** Starts everything and stays until it is stopped. */
    int up() {
        LauncherLock lock = LauncherLock.take(launch.state())
                .orElseThrow(() -> new CommandFailedException("already up: ./inquest ("
                        + LauncherLock.holderWords(launch.state()) + ") minds "
                        + launch.state().root()
                        + ". './inquest status' shows it; to run a second one, set INQUEST_STATE"
                        + " to another directory."));
        LocalStack stack = new LocalStack(launch, launch.state(), launch.messages(), Map.of(), false);
        return during(() -> close(stack, lock), () -> {
            stack.bringUp();
            stack.tellLinks();
            launch.messages().say("Ctrl-C stops it; './inquest investigate --help' starts an investigation.");
            stack.mind();
            Shutdown.holdIfBegun();
            return 1; // it returns only when a server died too often
        });
    }

    @Override
    public JsonNode scan(JsonNode request, Map<String, String> configuration) {
        return new ScanProcess(launch).run(request, configuration);
    }

    private interface Body {
        int run();
    }

    /** Runs the body; its end, a signal's too, stops what was started. */
    private static int during(Runnable end, Body body) {
        Thread hook = new Thread(
                () -> {
                    Shutdown.begin();
                    end.run();
                },
                "stopping");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return body.run(); // the hook runs when the process exits
        } catch (CommandFailedException e) {
            Shutdown.holdIfBegun(); // what fails while all is being stopped is no news
            throw e;
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(LocalStack stack, LauncherLock lock) {
        stack.close();
        lock.close();
    }
}
