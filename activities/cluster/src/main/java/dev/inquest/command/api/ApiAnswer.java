package dev.inquest.command.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the API server.
 *
 * @param status HTTP status
 * @param body the body as text
 * @param json the body read as JSON, a missing node when it is not JSON
 * @param date the server's own time, or null when it does not say
 */
record ApiAnswer(
        int status, String body, JsonNode json, @Nullable Instant date) {

    boolean ok() {
        return status >= 200 && status < 300;
    }

    /** Whether the server answered with a Status object of its own, so that its message can be trusted to be one. */
    boolean isStatus() {
        return "Status".equals(json.path("kind").asText());
    }

    /** The message of the Status object, or the start of the body. */
    String message() {
        String message = json.path("message").asText("");
        if (!message.isEmpty()) {
            return message;
        }
        String start = body.strip();
        return start.isEmpty() ? "HTTP " + status : start.substring(0, Math.min(300, start.length()));
    }
}
