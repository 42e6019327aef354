package dev.inquest.durability;

import dev.inquest.recording.RecordedApiServer;
import dev.inquest.recording.Recording;
import dev.inquest.recording.RequestLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A recording served inside of the test and given to the application as an ordinary cluster, so that the test counts what
 * is asked, answers slowly, and holds answers back.
 */
final class WatchedCluster implements AutoCloseable {

    private final String name;
    private final Duration latency;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final RecordedApiServer server;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** Serves, and writes the kubeconfig that leads here. */
    WatchedCluster(String name, Recording recording, Duration latency, Path kubeconfig) {
        this.name = name;
        this.latency = latency;
        this.server = RecordedApiServer.start(recording, 0, this::before);
        try {
            Files.writeString(kubeconfig, """
                    apiVersion: v1
                    kind: Config
                    current-context: it
                    clusters: [{name: it, cluster: {server: "%s"}}]
                    users: [{name: reader, user: {token: reads-only}}]
                    contexts: [{name: it, context: {cluster: it, user: reader}}]
                    """.formatted(server.uri()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name under which the application knows it. */
    String name() {
        return name;
    }

    /** What was asked so far, in order of arrival. */
    List<String> asked() {
        return Requests.of(server, 0);
    }

    /** How much was asked so far. */
    int askedCount() {
        return server.requests().count();
    }

    /** From now on requests arrive and get no answer. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    /** What is held now is answered; what comes is held. */
    void releaseOnce() {
        CountDownLatch held = gate;
        hold();
        held.countDown();
    }

    /** Everything that was held is answered, and what comes. */
    void release() {
        gate.countDown();
    }

    @Override
    public void close() {
        closing.countDown();
        release();
        server.close();
    }

    private void before(RequestLog.Entry request) throws InterruptedException {
        closing.await(latency.toMillis(), TimeUnit.MILLISECONDS);
        gate.await();
    }
}
