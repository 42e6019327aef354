package dev.inquest.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real Temporal development server for one test run; tests may take it away and back. */
public final class TemporalServerResource implements QuarkusTestResourceLifecycleManager {

    private static volatile TemporalServerResource current;

    private Path directory;
    private int port;
    private Process server;

    /** The server of this test run. */
    public static TemporalServerResource current() {
        return current;
    }

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("inquest-temporal");
            port = Ports.free();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bringBack();
        current = this;
        return Map.of("inquest.temporal.target", target(), "inquest.temporal.ui-url", "http://127.0.0.1:8233");
    }

    /** {@code host:port} of the frontend; the same after it was away. */
    public String target() {
        return "127.0.0.1:" + port;
    }

    /** Kills the server; what it wrote stays in its database file. */
    public void takeAway() {
        server.destroyForcibly();
        try {
            server.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts it on the same port and database file, and waits until it listens. */
    public void bringBack() {
        try {
            server = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("server.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await("the Temporal server listens; its log is " + directory.resolve("server.log"))
                .atMost(Duration.ofSeconds(60))
                .until(this::listens);
    }

    @Override
    public void stop() {
        if (server != null) {
            takeAway();
        }
        if (directory != null) {
            Directories.delete(directory);
        }
    }

    private List<String> command() {
        return List.of(
                cli().toString(),
                "server",
                "start-dev",
                "--headless",
                "--ip",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--db-filename",
                directory.resolve("temporal.db").toString(),
                "--log-level",
                "error");
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path cli() {
        return Optional.ofNullable(System.getenv("INQUEST_TEMPORAL_CLI"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .or(TemporalServerResource::onPath)
                .orElseThrow(
                        () -> new IllegalStateException(
                                "These tests need the Temporal CLI, and neither"
                                        + " INQUEST_TEMPORAL_CLI nor PATH leads to one: run them by `./inquest test`, which installs it."));
    }

    private static Optional<Path> onPath() {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "temporal"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
