package dev.inquest.model.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** An OpenAI-compatible server that says what it is told to say, in that order. */
class ModelServer implements AutoCloseable {

    private static final String PATH = "/v1/chat/completions";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> USAGE =
            Map.of("prompt_tokens", 100, "completion_tokens", 20, "total_tokens", 120);

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().jettyAcceptors(1));
    private int scripted;

    ModelServer() {
        server.start();
    }

    String baseUrl() {
        return server.baseUrl() + "/v1";
    }

    void answers(String... texts) {
        for (String text : texts) {
            then(json(completion(Map.of("role", "assistant", "content", text), "stop", USAGE)));
        }
    }

    /** An answer that ended at its cap. */
    void answersCut(String text) {
        then(json(completion(Map.of("role", "assistant", "content", text), "length", USAGE)));
    }

    /** An answer with a usage of its own. */
    void answersWith(String text, Map<String, Object> usage) {
        then(json(completion(Map.of("role", "assistant", "content", text), "stop", usage)));
    }

    /** A content filter's answer: it has no content. */
    void filters() {
        then(json(completion(Map.of("role", "assistant"), "content_filter", USAGE)));
    }

    /** A refusal as OpenAI words it. */
    void refuses(String text) {
        then(json(completion(Map.of("role", "assistant", "refusal", text), "stop", USAGE)));
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    void then(ResponseDefinitionBuilder response) {
        server.stubFor(post(urlEqualTo(PATH))
                .inScenario("script")
                .whenScenarioStateIs(scripted == 0 ? Scenario.STARTED : "after-" + scripted)
                .willReturn(response)
                .willSetStateTo("after-" + (scripted + 1)));
        scripted++;
    }

    List<JsonNode> requests() {
        return server.findAll(postRequestedFor(urlEqualTo(PATH))).stream()
                .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
                .map(request -> read(request.getBodyAsString()))
                .toList();
    }

    String authorization() {
        return server.findAll(postRequestedFor(urlEqualTo(PATH))).getFirst().getHeader("Authorization");
    }

    private static String completion(Map<String, Object> message, String finishReason, Map<String, Object> usage) {
        Map<String, Object> completion = Map.of(
                "id",
                "c1",
                "object",
                "chat.completion",
                "created",
                1,
                "model",
                "m1",
                "choices",
                List.of(Map.of("index", 0, "message", message, "finish_reason", finishReason)),
                "usage",
                usage);
        try {
            return JSON.writeValueAsString(completion);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
