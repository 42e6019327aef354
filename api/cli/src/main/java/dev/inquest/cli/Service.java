package dev.inquest.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The service's REST interface. Answers stay JSON trees, so that a newer service's additions do no harm. */
final class Service {

    static final ObjectMapper JSON = new ObjectMapper();

    private final URI server;
    private final String actor;
    private final @Nullable String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /**
     * @param server its base address
     * @param actor who asks; recorded with decisions and feedback
     * @param token the bearer token that the service was configured with, or null
     */
    Service(URI server, String actor, @Nullable String token) {
        this.server = server;
        this.actor = actor;
        this.token = token;
    }

    /**
     * @throws ServiceException when nobody answers or the answer is a problem
     */
    JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    /**
     * @throws ServiceException when nobody answers or the answer is a problem
     */
    JsonNode post(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    /**
     * A report that may be sent again: the same key gives the same incident, whether it is open or ended.
     *
     * @throws ServiceException when nobody answers or the answer is a problem
     */
    JsonNode postOnce(String path, JsonNode body, String idempotencyKey) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** A link of an answer, made absolute. */
    String absolute(String link) {
        return server.resolve(link).toString();
    }

    /** A path segment or query value, escaped. */
    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A query string of the parameters that have a value. */
    static String query(Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> {
            if (!value.isBlank()) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(escaped(value));
            }
        });
        return query.toString();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "application/json, application/problem+json")
                .header("X-Inquest-Actor", actor);
        return token == null || token.isBlank() ? request : request.header("Authorization", "Bearer " + token.strip());
    }

    private JsonNode send(HttpRequest request) {
        HttpResponse<String> response;
        try {
            response = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            Shutdown.holdIfBegun();
            throw new ServiceException.Absent(server);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceException.Absent(server);
        }
        Shutdown.holdIfBegun();
        JsonNode body = read(response.body());
        if (response.statusCode() >= 300) {
            throw new ServiceException.Refused(response.statusCode(), body);
        }
        return body;
    }

    private static JsonNode read(String body) {
        try {
            return PlainAnswer.of(JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
