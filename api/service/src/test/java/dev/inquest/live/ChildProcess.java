package dev.inquest.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that runs for a test, with a log of its own, and goes with everything it started. */
final class ChildProcess implements AutoCloseable {

    private static final int LAST_LINES = 15;
    private static final long PATIENCE_SECONDS = 10;

    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** Starts the program of this name; its log is {@code NAME.log} in the directory. */
    static ChildProcess start(Path directory, String name, List<String> arguments) {
        return start(directory, name, KubernetesTools.path(name), arguments);
    }

    /** Starts a program that is found at this path. */
    static ChildProcess start(Path directory, String name, String program, List<String> arguments) {
        Path log = directory.resolve(name + ".log");
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of(program), arguments.stream())
                            .toList())
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            // A run that is interrupted closes nothing itself.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new ChildProcess(name, log, process);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " did not start", e);
        }
    }

    /** Fails with the end of its log when it is gone. */
    void mustRun() {
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    name + " ended with " + process.exitValue() + "; its last words:\n" + lastWords());
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> tree = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        tree.forEach(ProcessHandle::destroy);
        CompletableFuture.allOf(tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        tree.forEach(ProcessHandle::destroyForcibly);
    }
}
