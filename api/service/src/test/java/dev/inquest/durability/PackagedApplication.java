package dev.inquest.durability;

import static io.restassured.RestAssured.given;

import dev.inquest.support.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One process of the packaged application, on a port of its own. */
final class PackagedApplication implements AutoCloseable {

    private final String name;
    private final int port;
    private final Path log;
    private final Process process;

    private PackagedApplication(String name, int port, Path log, Process process) {
        this.name = name;
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /** Starts it; its log is {@code <name>.log} in the directory, which is its working directory too. */
    static PackagedApplication start(String name, Path directory, Map<String, String> configuration) {
        int port = Ports.free();
        Path log = directory.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command(port, configuration))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("INQUEST_") || key.startsWith("QUARKUS_"));
        try {
            return new PackagedApplication(name, port, log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("process " + name + " did not start", e);
        }
    }

    /** Where its REST API listens. */
    int port() {
        return port;
    }

    /** Waits until it answers that Temporal and PostgreSQL answer. */
    PackagedApplication awaitReady() {
        Awaitility.await(name + " is ready")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsMatching(e -> alive())
                .until(() -> given().port(port).get("/q/health/ready").statusCode() == 200);
        return this;
    }

    /** Whether it runs; a process that ended by itself is a failure, told with the end of its log. */
    boolean alive() {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended by itself with " + process.exitValue() + ":\n" + tail());
        }
        return true;
    }

    /** SIGKILL, and waits until the process is gone. */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " survived SIGKILL");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The end of what it said. */
    String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static List<String> command(int port, Map<String, String> configuration) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port));
        configuration.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(jar().toString());
        return command;
    }

    private static Path jar() {
        Path jar = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(
                    "These tests run the packaged application, and there is no " + jar + ": run them by mvn verify");
        }
        return jar;
    }
}
