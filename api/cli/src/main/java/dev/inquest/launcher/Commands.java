package dev.inquest.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of this machine, run to their end. */
final class Commands {

    private static final long PROBE_SECONDS = 20;

    private final Map<String, String> environment;

    Commands(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Returns where a program lies on the path. */
    Optional<Path> onPath(String program) {
        return Stream.of(environment.getOrDefault("PATH", "").split(":"))
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    boolean has(String program) {
        return onPath(program).isPresent();
    }

    /** Returns what a command printed when it succeeded within seconds. */
    Optional<String> output(String... command) {
        try {
            Process process = builder(List.of(command))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    boolean succeeds(String... command) {
        return output(command).isPresent();
    }

    /** Runs a command whose output goes to a log; tells whether it succeeded. */
    boolean logged(Path log, Path directory, List<String> command) {
        try {
            return start(log, directory, command).waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Runs the command like {@link #logged} and shows meanwhile what is done. */
    boolean logged(Path log, Path directory, List<String> command, Messages messages, String text) {
        Instant begun = Instant.now();
        try {
            Process process = start(log, directory, command);
            do {
                messages.progress(text, begun);
            } while (!process.waitFor(300, TimeUnit.MILLISECONDS));
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            messages.clear();
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    private Process start(Path log, Path directory, List<String> command) throws IOException {
        return builder(command)
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectErrorStream(true)
                .start();
    }

    private static UncheckedIOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new UncheckedIOException(new IOException("interrupted", e));
    }
}
