package dev.inquest.model.llm.provider.wire;

import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** LangChain4j's HTTP over our own, which keeps the {@code Retry-After} of a refusal and bounds the whole answer. */
public final class LangChainHttp implements HttpClient {

    private final Wire wire;
    private final Duration timeout;
    private final Map<String, String> headers;

    private LangChainHttp(Wire wire, Duration timeout, Map<String, String> headers) {
        this.wire = wire;
        this.timeout = timeout;
        this.headers = Map.copyOf(headers);
    }

    /**
     * A builder for LangChain4j's clients.
     *
     * @param timeout how long a whole answer may take; what the clients set is ignored, because they mean less by it
     * @param headers sent with every request, in place of those of the client with the same name
     */
    public static HttpClientBuilder builder(Wire wire, Duration timeout, Map<String, String> headers) {
        return new Builder(wire, timeout, headers);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        try {
            HttpReply reply = wire.send(call(request)).orThrow();
            return SuccessfulHttpResponse.builder()
                    .statusCode(reply.status())
                    .headers(reply.headers())
                    .body(reply.body())
                    .build();
        } catch (HttpTimeoutException e) {
            throw new TimeoutException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers of models are read whole, never streamed");
    }

    private HttpCall call(HttpRequest request) {
        Map<String, List<String>> all = new HashMap<>(request.headers());
        headers.forEach((name, value) -> {
            all.keySet().removeIf(name::equalsIgnoreCase);
            all.put(name, List.of(value));
        });
        String body = request.body() == null ? "" : request.body();
        return new HttpCall(request.method().name(), URI.create(request.url()), all, body, timeout);
    }

    private record Builder(Wire wire, Duration timeout, Map<String, String> headers) implements HttpClientBuilder {

        @Override
        public Duration connectTimeout() {
            return timeout;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration ignored) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return timeout;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration ignored) {
            return this;
        }

        @Override
        public HttpClient build() {
            return new LangChainHttp(wire, timeout, headers);
        }
    }
}
