package dev.inquest.launcher;

import dev.inquest.cli.CommandFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What Inquest needs beside a JDK: found on this machine, or installed into the state directory. */
final class Tools {

    private final StateDirectory state;
    private final Map<String, String> environment;
    private final Messages messages;
    private final Path home;

    Tools(StateDirectory state, Map<String, String> environment, Messages messages, Path home) {
        this.state = state;
        this.environment = environment;
        this.messages = messages;
        this.home = home;
    }

    /** Returns the Temporal CLI. */
    Path temporal() {
        TemporalCli cli = new TemporalCli(environment, state.tools());
        return need(
                "Temporal CLI " + TemporalCli.OLDEST + " or later",
                cli::find,
                () -> cli.install(installation()),
                "Install it (https://docs.temporal.io/cli) and put 'temporal' on the PATH, or set INQUEST_TEMPORAL_CLI to it.");
    }

    /** Returns the directory of PostgreSQL's programs. */
    Path postgres() {
        PostgresBinaries postgres = new PostgresBinaries(environment, state.tools(), state.postgres());
        return need(
                "PostgreSQL server " + postgres.wanted(),
                postgres::find,
                () -> postgres.install(installation()),
                "Install the server package of PostgreSQL and put 'postgres' and 'initdb' on the PATH.");
    }

    /** Returns kubectl. */
    Path kubectl() {
        Kubectl kubectl = new Kubectl(environment, state.tools());
        return need(
                "kubectl",
                kubectl::find,
                () -> kubectl.install(installation()),
                "Install it (https://kubernetes.io/docs/tasks/tools/) and put it on the PATH.");
    }

    private <T> T need(String what, Supplier<Optional<T>> finder, BooleanSupplier installer, String advice) {
        Optional<T> found = finder.get();
        if (found.isPresent()) {
            return found.get();
        }
        Path log = state.log("install");
        messages.say(what + " is not here: installing it (log: " + log + ")");
        messages.progress("installing " + what, java.time.Instant.now());
        installer.getAsBoolean();
        messages.clear();
        return finder.get()
                .orElseThrow(() -> new CommandFailedException(
                        what + " is missing and could not be installed (see " + log + "). " + advice));
    }

    private Installation installation() {
        return new Installation(environment, state.tools(), state.log("install"), home);
    }

    static boolean isExecutable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
