package dev.inquest.command.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.inquest.cluster.ClusterAccess;
import dev.inquest.cluster.ClusterUnavailableException;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Requests to the API server of one cluster that change nothing, once each, with the client's own authentication. */
public final class ApiClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_ERROR = 64 * 1024;

    private final ClusterAccess cluster;

    /** Asks this cluster. */
    public ApiClient(ClusterAccess cluster) {
        this.cluster = cluster;
    }

    /** The cluster that is asked. */
    ClusterAccess cluster() {
        return cluster;
    }

    /**
     * Sends one GET.
     *
     * @param path the path, its segments encoded, as in {@code /api/v1/pods}
     * @throws ClusterUnavailableException when there is no answer within the client's request timeout
     */
    ApiAnswer get(String path, Map<String, String> query) {
        return answer(await(cluster.kubernetes()
                .getHttpClient()
                .sendAsync(request(path, query).build(), byte[].class)));
    }

    /**
     * Sends one GET and hands the lines of its body over as they come, unless the answer is an error.
     *
     * @return the answer, without the body that was handed over
     * @throws ClusterUnavailableException when there is no whole answer within the client's request timeout
     */
    ApiAnswer lines(String path, Map<String, String> query, Consumer<String> lines) {
        LineSplitter splitter = new LineSplitter(lines);
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        AtomicBoolean ok = new AtomicBoolean();
        HttpResponse<AsyncBody> response = await(cluster.kubernetes()
                .getHttpClient()
                .consumeBytes(request(path, query).build(), (buffers, body) -> {
                    for (ByteBuffer buffer : buffers) {
                        if (ok.get()) {
                            splitter.accept(buffer);
                        } else if (error.size() < MAX_ERROR) {
                            error.writeBytes(bytes(buffer));
                        }
                    }
                    body.consume();
                }));
        ok.set(response.code() >= 200 && response.code() < 300);
        response.body().consume();
        try {
            await(response.body().done());
        } catch (ClusterUnavailableException e) {
            // Only what has not ended is cancelled: that closes the connection, which others may be about to use.
            response.body().cancel();
            throw e;
        }
        splitter.end();
        return answer(response, error.toString(StandardCharsets.UTF_8));
    }

    /**
     * Asks what this account may do: the only request that is no GET, for it creates nothing.
     *
     * @throws ClusterUnavailableException when there is no answer within the client's request timeout
     */
    ApiAnswer review(SelfReview review) {
        HttpRequest request = request(review.type().path(null, null), Map.of())
                .post("application/json", review.body().toString().getBytes(StandardCharsets.UTF_8))
                .build();
        return answer(await(cluster.kubernetes().getHttpClient().sendAsync(request, byte[].class)));
    }

    private HttpRequest.Builder request(String path, Map<String, String> query) {
        KubernetesClient client = cluster.kubernetes();
        return client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(uri(client, path, query))
                .header("Accept", "application/json, */*");
    }

    private <T> T await(CompletableFuture<T> coming) {
        try {
            Duration timeout = timeout(cluster.kubernetes().getConfiguration());
            return coming.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw unavailable("did not answer in time", e);
        } catch (ExecutionException e) {
            throw unavailable("cannot be reached: " + reason(e.getCause()), e);
        } catch (KubernetesClientException e) {
            throw unavailable("cannot be reached: " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("was not waited for: interrupted", e);
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** The exception for an answer that is a failure of the server. */
    ClusterUnavailableException failure(ApiAnswer answer) {
        return new ClusterUnavailableException(
                "cluster " + cluster.name() + " failed with HTTP " + answer.status() + ": " + answer.message());
    }

    private ClusterUnavailableException unavailable(String what, Throwable cause) {
        return new ClusterUnavailableException("cluster " + cluster.name() + " " + what, cause);
    }

    /** The innermost message, without URLs: they may carry credentials. */
    private static String reason(@Nullable Throwable failure) {
        Throwable at = failure;
        while (at != null && at.getCause() != null && at.getCause() != at) {
            at = at.getCause();
        }
        String message = at == null ? null : at.getMessage();
        String text = message == null || message.isBlank()
                ? (at == null ? "unknown" : at.getClass().getSimpleName())
                : message;
        return text.replaceAll("https?://\\S+", "the API server");
    }

    private static URI uri(KubernetesClient client, String path, Map<String, String> query) {
        String base = client.getMasterUrl().toString().replaceAll("/+$", "");
        String parameters = query.entrySet().stream()
                .map(e -> e.getKey() + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(base + path + (parameters.isEmpty() ? "" : "?" + parameters));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Duration timeout(@Nullable Config configuration) {
        Integer millis = configuration == null ? null : configuration.getRequestTimeout();
        return millis == null || millis <= 0 ? DEFAULT_TIMEOUT : Duration.ofMillis(millis);
    }

    private static ApiAnswer answer(HttpResponse<byte[]> response) {
        byte[] bytes = response.body();
        return answer(response, bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8));
    }

    private static ApiAnswer answer(HttpResponse<?> response, String body) {
        return new ApiAnswer(response.code(), body, json(body), date(response.header("Date")));
    }

    private static JsonNode json(String body) {
        if (!body.startsWith("{")) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static @Nullable Instant date(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
