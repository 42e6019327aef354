package dev.inquest.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real PostgreSQL for one test run; tests may take it away and back. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private static volatile PostgresResource current;

    private EmbeddedPostgres postgres;
    private Path directory;
    private int port;

    /** The server of this test run. */
    public static PostgresResource current() {
        return current;
    }

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("inquest-postgres");
            launch();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
        }
        current = this;
        return Map.of(
                "quarkus.datasource.jdbc.url",
                url(),
                "quarkus.datasource.username",
                "postgres",
                "quarkus.datasource.password",
                "postgres");
    }

    /** Where it listens; the same after it was away. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Stops the server; its data stay. */
    public void takeAway() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server as {@code pg_ctl stop -m immediate} does: nobody is waited for, nothing is written any more. */
    public void crash() {
        ProcessHandle postmaster = postmaster();
        try {
            new ProcessBuilder("kill", "-QUIT", String.valueOf(postmaster.pid()))
                    .inheritIO()
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Awaitility.await("PostgreSQL is gone").atMost(Duration.ofSeconds(60)).until(() -> !postmaster.isAlive());
        takeAway();
    }

    /** Starts it again where it was. */
    public void bringBack() {
        try {
            launch();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not come back", e);
        }
    }

    @Override
    public void stop() {
        if (postgres != null) {
            takeAway();
        }
        if (directory != null) {
            Directories.delete(directory);
        }
    }

    private ProcessHandle postmaster() {
        try {
            String pid = Files.readAllLines(directory.resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL does not run", e);
        }
    }

    private void launch() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("fsync", "off")
                // The library turns it off: then a crash loses what was committed in the last moments.
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        port = postgres.getPort();
    }
}
