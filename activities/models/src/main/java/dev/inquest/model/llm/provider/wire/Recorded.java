package dev.inquest.model.llm.provider.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.inquest.model.llm.redaction.Redaction;
import dev.inquest.storage.StoredJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One exchange on a cassette. Of the request's headers none are kept, of its address only the path (some servers take
 * keys in the query); bodies are redacted.
 *
 * @param method the HTTP method
 * @param path the path of the URL
 * @param request the request's body
 * @param status the answer's HTTP status
 * @param headers those of the answer that decide what becomes of it
 * @param response the answer's body
 * @param millis how long the answer took
 */
record Recorded(
        String method,
        String path,
        String request,
        int status,
        Map<String, List<String>> headers,
        String response,
        long millis) {

    private static final Set<String> KEPT = Set.of("content-type", "retry-after");

    static Recorded of(HttpCall call, HttpReply reply, long millis) {
        Map<String, List<String>> kept = new TreeMap<>();
        reply.headers().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (KEPT.contains(lower)) {
                kept.put(lower, values);
            }
        });
        return new Recorded(
                call.method(), path(call), redacted(call.body()), reply.status(), kept, redacted(reply.body()), millis);
    }

    /** What the same request has in every run, and no other request: a digest of method, path and redacted body. */
    String key() {
        return key(method, path, request);
    }

    static String key(HttpCall call) {
        return key(call.method(), path(call), redacted(call.body()));
    }

    HttpReply reply() {
        return new HttpReply(status, headers, response);
    }

    private static String path(HttpCall call) {
        return call.uri().getRawPath();
    }

    private static String key(String method, String path, String request) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((method + '\n' + path + '\n' + request).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Redacted text by text, so that JSON stays JSON whatever is taken out of it. */
    private static String redacted(String body) {
        JsonNode json;
        try {
            json = StoredJson.read(body, JsonNode.class);
        } catch (IllegalStateException e) {
            return Redaction.of(body);
        }
        return json == null || !json.isContainerNode() ? Redaction.of(body) : StoredJson.write(redacted(json));
    }

    private static JsonNode redacted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(redacted(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, redacted(array.get(i)));
            }
        } else if (node instanceof TextNode text) {
            return TextNode.valueOf(Redaction.of(text.textValue()));
        }
        return node;
    }
}
