package dev.inquest.command.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.inquest.cluster.ClusterUnavailableException;
import dev.inquest.text.Shorten;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** GET requests to the Prometheus HTTP API of one cluster, once each. */
final class PrometheusClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private final String cluster;
    private final URI base;

    PrometheusClient(String cluster, URI base) {
        this.cluster = cluster;
        this.base = base;
    }

    /** @throws ClusterUnavailableException when there is no answer in time, or the server failed */
    MetricsReply get(String path, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(e -> ApiClient.encode(e.getKey()) + "=" + ApiClient.encode(e.getValue()))
                .collect(Collectors.joining("&"));
        URI uri = URI.create(base.toString().replaceAll("/+$", "") + "/api/v1/" + path
                + (parameters.isEmpty() ? "" : "?" + parameters));
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).GET().build();
        try {
            return reply(HTTP.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new ClusterUnavailableException(
                    "the Prometheus of cluster " + cluster + " cannot be reached: "
                            + e.getClass().getSimpleName(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterUnavailableException(
                    "the Prometheus of cluster " + cluster + " was not waited for: interrupted", e);
        }
    }

    private MetricsReply reply(HttpResponse<String> response) {
        JsonNode body = json(response.body());
        if (response.statusCode() == 200 && body.path("status").asText().equals("success")) {
            JsonNode data = body.path("data");
            return new MetricsReply.Shown(
                    data, data.isArray() ? data.size() : data.path("result").size(), 0);
        }
        String said = body.path("error").asText("HTTP " + response.statusCode());
        if (response.statusCode() >= 500 && !body.has("error")) {
            throw new ClusterUnavailableException("the Prometheus of cluster " + cluster + " failed with " + said);
        }
        return new MetricsReply.Withheld(new ApiReply.Withheld(
                "metrics",
                response.statusCode() == 200 ? 400 : response.statusCode(),
                Shorten.to(500, said),
                "a query that Prometheus answers"));
    }

    private static JsonNode json(String body) {
        try {
            return body.startsWith("{") ? JSON.readTree(body) : MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
