package dev.inquest.durability;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** An OpenTelemetry collector: it takes traces over gRPC and keeps them as they came. */
final class TraceCollector implements AutoCloseable {

    private static final String EXPORT = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";

    /** Before each message of gRPC: whether it is compressed, and its length. */
    private static final int HEADER = 5;

    private final Vertx vertx = Vertx.vertx();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    TraceCollector() {
        server = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** All that came, in which each text of a span stands as it is. */
    String taken() {
        return String.join("\n", taken);
    }

    private void take(HttpServerRequest request) {
        request.bodyHandler(body -> {
            if (request.path().equals(EXPORT)) {
                taken.add(text(body));
            }
            request.response()
                    .putHeader("content-type", "application/grpc")
                    .putTrailer("grpc-status", "0")
                    .end(Buffer.buffer(new byte[HEADER]));
        });
    }

    private static String text(Buffer message) {
        byte[] bytes = message.getBytes(HEADER, message.length());
        return new String(message.getByte(0) == 0 ? bytes : unzipped(bytes), StandardCharsets.UTF_8);
    }

    private static byte[] unzipped(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
