package dev.inquest.recording;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Takes requests from the wire and puts answers on it, each on a thread of its own. */
final class HttpExchange implements Handler<HttpServerRequest> {
    private static final System.Logger LOG = System.getLogger(HttpExchange.class.getName());

    private final ApiRoutes routes;
    private final String date;
    private final RequestLog requests;
    private final RequestInterceptor interceptor;
    private final Executor threads;

    HttpExchange(Recording recording, RequestLog requests, RequestInterceptor interceptor, Executor threads) {
        this.routes = new ApiRoutes(recording);
        this.date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                recording.observedAt().atOffset(ZoneOffset.UTC));
        this.requests = requests;
        this.interceptor = interceptor;
        this.threads = threads;
    }

    @Override
    public void handle(HttpServerRequest http) {
        RequestLog.Entry entry = new RequestLog.Entry(http.method().name(), http.uri(), Instant.now());
        requests.add(entry);
        http.body().onSuccess(body -> {
            try {
                threads.execute(() -> answer(http, entry, body));
            } catch (RejectedExecutionException e) {
                // The server is closing: a connection that ends is all that can be said.
                http.connection().close();
            }
        });
    }

    private void answer(HttpServerRequest http, RequestLog.Entry entry, Buffer body) {
        try {
            interceptor.before(entry);
            respond(http, routed(http, body));
        } catch (IOException | RuntimeException e) {
            // An interceptor that breaks the connection, or a client that left while it waited.
            LOG.log(Level.DEBUG, "no answer to " + entry.method() + " " + entry.pathAndQuery(), e);
            http.connection().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            http.connection().close();
        }
    }

    private ApiResponse routed(HttpServerRequest http, Buffer body) {
        try {
            ApiRequest request = new ApiRequest(
                    http.method().name(),
                    http.path(),
                    parameters(http.params()),
                    MediaRange.parse(String.join(",", http.headers().getAll("Accept"))),
                    body.toString(StandardCharsets.UTF_8));
            return routes.answer(request, "127.0.0.1:" + http.localAddress().port());
        } catch (RuntimeException e) {
            // Whatever went wrong, a client must get an answer that it understands; the cause is ours to read.
            LOG.log(Level.ERROR, "request failed: " + http.method() + " " + http.uri(), e);
            return ApiResponse.json(500, Statuses.internalError("the recording could not be read"));
        }
    }

    private void respond(HttpServerRequest http, ApiResponse response) {
        http.response()
                .setStatusCode(response.status())
                .putHeader("Content-Type", response.contentType())
                .putHeader("Date", date)
                .putHeader("Cache-Control", "no-cache, private")
                .end(Buffer.buffer(response.body()));
    }

    private static Map<String, String> parameters(MultiMap query) {
        Map<String, String> parameters = new HashMap<>();
        query.forEach(entry -> parameters.putIfAbsent(entry.getKey(), entry.getValue()));
        return parameters;
    }
}
