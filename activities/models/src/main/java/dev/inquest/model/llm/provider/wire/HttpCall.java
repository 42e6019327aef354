package dev.inquest.model.llm.provider.wire;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One HTTP request to a model server.
 *
 * @param method the HTTP method
 * @param uri where to
 * @param headers its headers, the key among them: never recorded
 * @param body JSON, or empty
 * @param timeout how long the whole answer may take, from connecting to its last byte
 */
public record HttpCall(String method, URI uri, Map<String, List<String>> headers, String body, Duration timeout) {

    public HttpCall {
        headers = Map.copyOf(headers);
    }
}
