package dev.inquest.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** An answer, complete in memory: recordings are small. */
record ApiResponse(int status, String contentType, byte[] body) {
    static ApiResponse json(int status, JsonNode body) {
        return new ApiResponse(status, "application/json", RecordedJson.bytes(body));
    }

    static ApiResponse json(JsonNode body) {
        return json(200, body);
    }

    static ApiResponse text(int status, String body) {
        return new ApiResponse(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    /** What a path outside the served API answers, word for word. */
    static ApiResponse noSuchPath() {
        return text(404, "404 page not found\n");
    }
}
