package dev.inquest.model.llm.provider.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The network. The JDK's own timeout ends with the headers of the answer; here it covers the body too, so that a server
 * that trickles holds nobody up.
 */
public final class LiveWire implements Wire {

    /** Far more than any answer: 128 k tokens of text are about half a mebibyte. */
    static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** The JDK sets them itself and refuses to be told. */
    private static final Set<String> OWN_HEADERS = Set.of("host", "content-length", "connection", "expect", "upgrade");

    /** The one of this process: a client has a thread and connections that are worth sharing. Below what it is made of. */
    public static final LiveWire SHARED = new LiveWire();

    // HTTP/1.1: many local model servers answer the upgrade request of HTTP/2 with an error.
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    private LiveWire() {}

    @Override
    public HttpReply send(HttpCall call) throws IOException {
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request(call), head -> new BoundedBody(MAX_ANSWER_BYTES));
        try {
            HttpResponse<String> response = answer.get(call.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new HttpReply(response.statusCode(), response.headers().map(), response.body());
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no whole answer within " + call.timeout());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the model");
        } finally {
            // Hangs up on whoever is not done; nothing when the answer is complete.
            answer.cancel(true);
        }
    }

    private static HttpRequest request(HttpCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                .method(
                        call.method(),
                        call.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
        call.headers().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }
}
