package dev.inquest.launcher;

import dev.inquest.cli.CommandFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Starts siblings in sessions of their own, watches them and stops them. */
final class Supervisor {

    private static final int RESTARTS = 5;
    private static final long POLL = 200;
    private static final String NEW_SESSION_IN_PERL =
            "use POSIX; POSIX::setsid(); exec @ARGV or die \"$ARGV[0]: $!\\n\"";

    private final StateDirectory state;
    private final Map<String, String> environment;
    private final Messages messages;
    private final Set<Sibling> started = new LinkedHashSet<>();
    private boolean stopping;

    Supervisor(StateDirectory state, Map<String, String> environment, Messages messages) {
        this.state = state;
        this.environment = environment;
        this.messages = messages;
    }

    /** Starts a sibling unless it runs: then the launcher that started it was killed, and this one takes it over. */
    void startUnlessAlive(Sibling sibling) {
        Optional<ProcessId> running = ProcessId.alive(state.pidFile(sibling.name()));
        if (running.isPresent()) {
            messages.say(sibling.name() + " (pid " + running.get().pid()
                    + ") runs since an earlier launcher was killed: taking it over");
            adopt(sibling);
        } else {
            start(sibling);
        }
    }

    /** Starts a sibling. */
    void start(Sibling sibling) {
        sibling.prepare();
        SiblingLog log = new SiblingLog(state, sibling.name());
        log.begin();
        launch(sibling, log);
    }

    private synchronized void adopt(Sibling sibling) {
        started.add(sibling);
    }

    private synchronized void launch(Sibling sibling, SiblingLog log) {
        if (stopping) {
            throw new CommandFailedException("stopping, so " + sibling.name() + " is not started");
        }
        Commands commands = new Commands(environment);
        ProcessBuilder builder = commands.builder(inNewSession(commands, sibling.command()))
                .directory(state.root().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
                .redirectErrorStream(true);
        builder.environment().putAll(sibling.environment());
        try {
            started.add(sibling);
            ProcessId.of(builder.start().toHandle()).write(state.pidFile(sibling.name()));
        } catch (IOException e) {
            throw new CommandFailedException(sibling.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** The terminal's Ctrl-C reaches the launcher only, which then stops what it started in order. */
    private static List<String> inNewSession(Commands commands, List<String> command) {
        List<String> all = new ArrayList<>(
                commands.has("setsid") ? List.of("setsid") : List.of("perl", "-e", NEW_SESSION_IN_PERL, "--"));
        all.addAll(command);
        return all;
    }

    /** Waits until a sibling serves; tells whether it does. */
    boolean await(Sibling sibling, Duration patience) {
        Instant begun = Instant.now();
        String text = (messages.quiet() ? "starting a private instance: " : "") + "waiting for " + sibling.name();
        while (true) {
            Optional<ProcessId> process = ProcessId.alive(state.pidFile(sibling.name()));
            if (process.isEmpty()) {
                return failed(sibling.name() + " ended before it was ready");
            }
            if (sibling.isReady(process.get())) {
                messages.clear();
                return true;
            }
            Optional<String> refusal = sibling.refusal();
            if (refusal.isPresent()) {
                return failed(refusal.get());
            }
            if (Duration.between(begun, Instant.now()).compareTo(patience) >= 0) {
                return failed(sibling.name() + " is not ready after " + patience.toSeconds() + " s");
            }
            messages.progress(text, begun);
            Commands.sleep(POLL);
        }
    }

    private boolean failed(String why) {
        messages.say(why);
        return false;
    }

    /**
     * Waits until a sibling serves.
     *
     * @throws CommandFailedException when it does not; the end of its log was shown
     */
    void mustBecomeReady(Sibling sibling) {
        if (!await(sibling, sibling.patience())) {
            showLog(sibling);
            throw new CommandFailedException(sibling.name() + " could not be started.");
        }
    }

    /**
     * Watches the siblings: one that dies is shown and started again, and the investigation goes on where it was. Returns
     * when they died too often to be an accident, or when all are being stopped.
     */
    void mind(List<Sibling> siblings) {
        int restarts = 0;
        while (!isStopping()) {
            Commands.sleep(1_000);
            for (Sibling sibling : siblings) {
                if (isStopping()
                        || ProcessId.alive(state.pidFile(sibling.name())).isPresent()) {
                    continue;
                }
                messages.say(sibling.name() + " died");
                showLog(sibling);
                restarts++;
                if (restarts > RESTARTS) {
                    messages.say("the servers died " + restarts + " times: giving up");
                    return;
                }
                messages.say("starting " + sibling.name() + " again");
                start(sibling);
                await(sibling, Duration.ofSeconds(120));
            }
        }
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    /** Stops what was started or taken over, in the other order; nothing is started afterwards. */
    void stopStarted() {
        List<Sibling> all;
        synchronized (this) {
            stopping = true;
            all = List.copyOf(started).reversed();
        }
        all.forEach(this::stop);
    }

    synchronized boolean startedAny() {
        return !started.isEmpty();
    }

    /** Stops a sibling, and kills it when it takes too long. */
    void stop(Sibling sibling) {
        Path file = state.pidFile(sibling.name());
        Optional<ProcessId> process = ProcessId.alive(file);
        if (process.isPresent()) {
            signal(process.get(), sibling.stopSignal());
            if (!ended(process.get(), sibling.stopTime(), "stopping " + sibling.name())) {
                messages.say(sibling.name() + " did not stop within "
                        + sibling.stopTime().toSeconds() + " s and is killed");
                process.get().handle().ifPresent(ProcessHandle::destroyForcibly);
                ended(process.get(), Duration.ofSeconds(5), "stopping " + sibling.name());
            }
            messages.tell("stopped " + sibling.name());
        }
        StateDirectory.delete(file);
    }

    /** Waits for the end of a process; tells whether it came in time. */
    boolean ended(ProcessId process, Duration time, String text) {
        Instant begun = Instant.now();
        while (process.isAlive()) {
            if (Duration.between(begun, Instant.now()).compareTo(time) >= 0) {
                messages.clear();
                return false;
            }
            messages.progress(text, begun);
            Commands.sleep(100);
        }
        messages.clear();
        return true;
    }

    void signal(ProcessId process, String signal) {
        if (signal.equals("TERM")) {
            process.handle().ifPresent(ProcessHandle::destroy);
        } else if (process.isAlive()) {
            new Commands(environment).output("kill", "-" + signal, String.valueOf(process.pid()));
        }
    }

    private void showLog(Sibling sibling) {
        SiblingLog log = new SiblingLog(state, sibling.name());
        messages.say("the end of its log, " + log.file() + ":");
        log.tail().forEach(line -> messages.say("    " + line));
    }
}
