package dev.inquest.recording;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A recording served as a read-only Kubernetes API over HTTP on loopback: kubectl and client libraries read it as they
 * read a cluster. Its {@code Date} is the recording's "now", and so are the ages in its tables.
 *
 * <p>The JDK's HTTP server always writes the machine's own date, so this is a small Vert.x server, each request on a
 * virtual thread.
 */
public final class RecordedApiServer implements AutoCloseable {
    /** First part of the path below which the recorded metrics are served as Prometheus serves them. */
    static final String PROMETHEUS = "prometheus";

    private static final String LOOPBACK = "127.0.0.1";
    private static final int MAX_REQUEST_LINE = 64 * 1024;
    private static final int MAX_HEADERS = 64 * 1024;
    private static final long PATIENCE_SECONDS = 30;

    private final Vertx vertx;
    private final ExecutorService threads;
    private final HttpServer http;
    private final RequestLog requests;
    private final boolean metrics;

    private RecordedApiServer(
            Vertx vertx, ExecutorService threads, HttpServer http, RequestLog requests, boolean metrics) {
        this.metrics = metrics;
        this.vertx = vertx;
        this.threads = threads;
        this.http = http;
        this.requests = requests;
    }

    /** Serves on a free port. */
    public static RecordedApiServer start(Recording recording) {
        return start(recording, 0, RequestInterceptor.NONE);
    }

    /**
     * @param port port on 127.0.0.1, 0 for a free one
     * @throws IllegalStateException when it cannot listen there
     */
    public static RecordedApiServer start(Recording recording, int port, RequestInterceptor interceptor) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false)));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        RequestLog requests = new RequestLog();
        HttpServer http = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(LOOPBACK)
                        .setPort(port)
                        .setMaxInitialLineLength(MAX_REQUEST_LINE)
                        .setMaxHeaderSize(MAX_HEADERS)
                        .setCompressionSupported(false))
                .requestHandler(new HttpExchange(recording, requests, interceptor, threads));
        RecordedApiServer server = new RecordedApiServer(
                vertx, threads, http, requests, recording.coverage().metrics());
        try {
            http.listen().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return server;
        } catch (ExecutionException | TimeoutException e) {
            server.close();
            throw new IllegalStateException(
                    "cannot serve recording " + recording.id() + " on " + LOOPBACK + ":" + port
                            + "; is the port already taken?",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.close();
            throw new IllegalStateException("interrupted while starting to serve " + recording.id(), e);
        }
    }

    /** Where the API is, such as {@code http://127.0.0.1:41234}. */
    public URI uri() {
        return URI.create("http://" + LOOPBACK + ":" + http.actualPort());
    }

    /** Base URL of the Prometheus HTTP API of the recorded metrics; absent where no metrics were recorded. */
    public Optional<URI> prometheusUri() {
        return metrics ? Optional.of(uri().resolve("/" + PROMETHEUS)) : Optional.empty();
    }

    /** Everything that was asked so far. */
    public RequestLog requests() {
        return requests;
    }

    /** Stops listening and interrupts requests that are still held. */
    @Override
    public void close() {
        threads.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
