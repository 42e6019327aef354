package dev.inquest.model.llm.provider.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model server's whole answer.
 *
 * @param status the HTTP status
 * @param headers its headers
 * @param body its body
 */
public record HttpReply(int status, Map<String, List<String>> headers, String body) {

    private static final int FIRST_SUCCESS = 200;
    private static final int FIRST_REDIRECT = 300;

    public HttpReply {
        headers = Map.copyOf(headers);
    }

    /**
     * The answer itself if it is a success.
     *
     * @throws HttpStatusException if it is not
     */
    HttpReply orThrow() {
        if (status >= FIRST_SUCCESS && status < FIRST_REDIRECT) {
            return this;
        }
        throw new HttpStatusException(status, body, retryAfter().orElse(null));
    }

    private Optional<Duration> retryAfter() {
        return headers.entrySet().stream()
                .filter(header -> "Retry-After".equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .map(value -> RetryAfter.parse(value, Instant.now()));
    }
}
