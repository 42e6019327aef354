package dev.inquest.model.llm.provider.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The AWS SDK's HTTP over our own. A refusal is thrown as it is for every other provider and so carries the server's
 * {@code Retry-After}; the SDK wraps it.
 *
 * @param wire carries the requests
 * @param timeout how long a whole answer may take
 * @param headers sent with every request, unsigned
 */
public record AwsHttp(Wire wire, Duration timeout, Map<String, String> headers) implements SdkHttpClient {

    public AwsHttp {
        headers = Map.copyOf(headers);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return response(wire.send(toCall(request)).orThrow());
            }

            @Override
            public void abort() {
                // The SDK aborts on its own timeouts, which are not set: the wire has one.
            }
        };
    }

    @Override
    public String clientName() {
        return "inquest";
    }

    @Override
    public void close() {
        // The wire is shared and stays.
    }

    private HttpCall toCall(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest head = request.httpRequest();
        Map<String, List<String>> all = new HashMap<>(head.headers());
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new HttpCall(head.method().name(), head.getUri(), all, body(request), timeout);
    }

    private static String body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return "";
        }
        try (InputStream content = request.contentStreamProvider().get().newStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpExecuteResponse response(HttpReply reply) {
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(reply.status())
                        .headers(reply.headers())
                        .build())
                .responseBody(AbortableInputStream.create(
                        new ByteArrayInputStream(reply.body().getBytes(StandardCharsets.UTF_8))))
                .build();
    }
}
