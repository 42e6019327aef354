package dev.inquest.durability;

import static io.restassured.RestAssured.given;

import dev.inquest.recording.Recording;
import dev.inquest.support.Directories;
import dev.inquest.support.PostgresResource;
import dev.inquest.support.TemporalServerResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;

/** Everything a test of durability runs: PostgreSQL, Temporal, clusters, processes of the application; all gone at the end. */
final class Estate implements AutoCloseable {

    /** The shipped recording that is investigated. */
    static final String RECORDING = "mesh-503";

    private static final int CLUSTERS = 40;

    private final Path recordings = Path.of(System.getProperty("checkout.root", "../.."), "deploy", "recordings")
            .toAbsolutePath()
            .normalize();
    private final Path directory = temporaryDirectory();
    private final PostgresResource postgres = new PostgresResource();
    private final TemporalServerResource temporal = new TemporalServerResource();
    private final Recording recording = Recording.load(recordings.resolve(RECORDING));
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Thread lastResort = new Thread(this::stopAll, "estate-last-resort");
    private final AtomicBoolean stopped = new AtomicBoolean();
    private int clusters;

    private Estate() {}

    /** Starts PostgreSQL and Temporal. */
    static Estate open() {
        Estate estate = new Estate();
        Runtime.getRuntime().addShutdownHook(estate.lastResort);
        try {
            estate.postgres.start();
            estate.temporal.start();
            return estate;
        } catch (RuntimeException e) {
            estate.close();
            throw e;
        }
    }

    PostgresResource postgres() {
        return postgres;
    }

    TemporalServerResource temporal() {
        return temporal;
    }

    Path directory() {
        return directory;
    }

    Recording recording() {
        return recording;
    }

    /** A look into the database behind the application's back. */
    Books books() {
        Books books = new Books(postgres.url());
        running.push(books);
        return books;
    }

    /** A cluster that the application knows and nothing was asked of yet. */
    WatchedCluster newCluster(Duration latency) {
        String name = clusterName(++clusters);
        WatchedCluster cluster = new WatchedCluster(name, recording, latency, kubeconfig(name));
        running.push(cluster);
        return cluster;
    }

    /** Starts a process with these roles and does not wait for it. */
    PackagedApplication application(String name, String roles) {
        return application(name, roles, temporal.target());
    }

    /** The same, with more configuration. */
    PackagedApplication application(String name, String roles, Map<String, String> more) {
        return application(name, roles, temporal.target(), more);
    }

    /** The same, with another way to Temporal. */
    PackagedApplication application(String name, String roles, String temporalTarget) {
        return application(name, roles, temporalTarget, Map.of());
    }

    private PackagedApplication application(
            String name, String roles, String temporalTarget, Map<String, String> more) {
        Map<String, String> configuration = new LinkedHashMap<>(more);
        configuration.put("inquest.roles", roles);
        configuration.put("inquest.temporal.target", temporalTarget);
        configuration.put("inquest.recordings", recordings.toString());
        configuration.put("quarkus.datasource.jdbc.url", postgres.url() + "?ApplicationName=" + name);
        configuration.put("quarkus.datasource.username", "postgres");
        configuration.put("quarkus.datasource.password", "postgres");
        for (int i = 1; i <= CLUSTERS; i++) {
            String cluster = clusterName(i);
            configuration.put(
                    "inquest.clusters." + cluster + ".kubeconfig",
                    kubeconfig(cluster).toString());
            configuration.put("inquest.clusters." + cluster + ".timeout", "PT2M");
        }
        PackagedApplication application = PackagedApplication.start(name, directory, configuration);
        running.push(application);
        return application;
    }

    /** Reports the recorded incident as one of this cluster; every cluster is a source of its own. */
    static Response report(PackagedApplication api, String cluster) {
        return given().port(api.port())
                .contentType(ContentType.JSON)
                .body("""
                        {"recording":"%s","cluster":"%s","source":"%s",
                         "settings":{"arm":"corrected-2","extensionWindow":"PT0S"}}""".formatted(RECORDING, cluster, cluster))
                .post("/incidents");
    }

    /** Reports and returns the incident's id. */
    static String accepted(PackagedApplication api, String cluster) {
        Response answer = report(api, cluster);
        if (answer.statusCode() != 202) {
            throw new AssertionError("not accepted: " + answer.statusCode() + " " + answer.asString());
        }
        return answer.jsonPath().getString("id");
    }

    /** How it ended, in full. */
    static Map<String, Object> outcome(PackagedApplication api, String incidentId) {
        return given().port(api.port())
                .get("/incidents/" + incidentId)
                .jsonPath()
                .getMap("outcome");
    }

    private static boolean closed(PackagedApplication api, String incidentId) {
        return given().port(api.port())
                        .get("/incidents/" + incidentId)
                        .jsonPath()
                        .getString("closedAt")
                != null;
    }

    /** Waits for the end of an investigation; an interface that is away for a while is waited out. */
    static void awaitClosed(PackagedApplication api, String incidentId) {
        Awaitility.await("investigation " + incidentId + " ends")
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> closed(api, incidentId));
    }

    @Override
    public void close() {
        stopAll();
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException e) {
            // The machine shuts down: the hook runs, or ran.
        }
    }

    private void stopAll() {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        while (!running.isEmpty()) {
            quietly(running.pop());
        }
        quietly(temporal::stop);
        quietly(postgres::stop);
        quietly(() -> Directories.delete(directory));
    }

    /** One that cannot be stopped must not keep the others alive. */
    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            System.getLogger(Estate.class.getName()).log(System.Logger.Level.WARNING, "left behind", e);
        }
    }

    private static String clusterName(int number) {
        return "it-" + number;
    }

    private Path kubeconfig(String cluster) {
        return directory.resolve(cluster + ".kubeconfig");
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("inquest-durability");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
