package dev.inquest.model.llm.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.inquest.incident.Role;
import dev.inquest.model.llm.provider.RolesConfig.RoleConfig;
import dev.inquest.model.llm.provider.wire.CassetteConfig.Mode;
import dev.inquest.model.llm.provider.wire.Cassettes;
import dev.inquest.model.llm.provider.wire.LiveWire;
import dev.inquest.model.llm.provider.wire.Wire;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every provider must do on the wire, by the published shape of its API. */
abstract class ProviderContract {

    static final String KEY = "sk-secret-1234567890";
    static final String ANSWER = "{\"cause\":\"dns\"}";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ResponseFormat SCHEMA = ResponseFormat.builder()
            .type(ResponseFormatType.JSON)
            .jsonSchema(JsonSchema.builder()
                    .name("verdict")
                    .rootElement(JsonObjectSchema.builder()
                            .addStringProperty("cause")
                            .required("cause")
                            .additionalProperties(false)
                            .build())
                    .build())
            .build();

    final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @TempDir
    Path directory;

    /** The keys that name provider and address. */
    abstract Map<String, String> configuration();

    /** The URL of a request, without the server. */
    abstract String url();

    /** Where the key must stand, with its value. */
    abstract Map.Entry<String, String> authorization();

    /** An answer as the API gives it, with this text (JSON-quoted). */
    abstract String answer(String quoted);

    /** Where the cap on the answer stands in the request. */
    abstract String cap();

    /** Where the schema's property {@code cause} stands in the request. */
    abstract String schema();

    JsonNode schema(JsonNode body) throws Exception {
        return body.at(schema());
    }

    /** Where a model that may think is told so. */
    abstract String thinking();

    /** What the usage in {@link #answer} amounts to. */
    abstract TokenCount usage();

    /** Where the cap stands for a model that may think. */
    String capOfThinker() {
        return cap();
    }

    @BeforeEach
    void start() {
        server.start();
        succeed();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void asksAndReadsAnswerUsageAndFinish() throws Exception {
        ChatResponse response = ask(config(Map.of()), true);

        LoggedRequest request = request();
        assertThat(request.getUrl()).isEqualTo(url());
        assertThat(request.getHeader(authorization().getKey()))
                .isEqualTo(authorization().getValue());
        assertThat(request.getHeader("X-Team")).isEqualTo("sre");
        JsonNode body = JSON.readTree(request.getBodyAsString());
        assertThat(body.at(cap()).asInt()).isEqualTo(50);
        assertThat(body.at(thinking()).asText()).isNotIn("2000", "2050", "true");
        assertThat(schema(body).path("type").asText()).isEqualToIgnoringCase("string");
        assertThat(request.getBodyAsString()).contains("You investigate.", "Why is shop down?");
        assertThat(response.aiMessage().text()).isEqualTo(ANSWER);
        assertThat(Usages.of(response)).hasValue(usage());
        assertThat(Finish.of(response)).isEqualTo(Finish.STOP);
    }

    @Test
    void asksForNoSchemaWhereItIsOff() throws Exception {
        ask(config(Map.of("json-schema", "false")), true);

        assertThat(schema(body()).isMissingNode()).isTrue();
    }

    @Test
    void grantsThoughtsOnTopOfTheCap() throws Exception {
        ask(config(Map.of("reasoning-tokens", "2000")), false);

        assertThat(body().at(capOfThinker()).asInt()).isEqualTo(2050);
        assertThat(body().at(thinking()).asText()).isIn("2000", "2050", "true");
        assertThat(request().getBodyAsString()).doesNotContain("\"temperature\"");
    }

    @Test
    void aRateLimitIsLeftToTheCallerWithTheServersWait() {
        refuse(429, "{\"error\": {\"message\": \"slow down\"}}");

        ApplicationFailure failure = failure();

        assertThat(failure.getType()).isEqualTo("MODEL_UNAVAILABLE");
        assertThat(failure.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(17));
        assertThat(server.getAllServeEvents()).as("no retry of the library").hasSize(1);
    }

    @Test
    void aBadKeyIsPermanentAndNeverRepeated() {
        refuse(401, "{\"error\": {\"message\": \"bad key " + KEY + "\"}}");

        ApplicationFailure failure = failure();

        assertThat(failure.getType()).isEqualTo("MODEL_REJECTED");
        assertThat(failure.isNonRetryable()).isTrue();
        assertThat(failure.getOriginalMessage())
                .contains("HTTP 401", "check inquest.student.api-key")
                .doesNotContain(KEY);
    }

    @Test
    void anAnswerThatIsNoneOfThisApiMayPass() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withBody("<html>welcome</html>")));

        assertThat(failure().getType()).isEqualTo("MODEL_UNAVAILABLE");
    }

    @Test
    void whatWasRecordedIsReplayedWithoutServerAndKey() throws Exception {
        Path cassette = directory.resolve("cassette.jsonl");
        ask(config(Map.of()), true, Cassettes.open(Mode.RECORD, cassette));
        server.stop();
        Map<String, String> keyless = new HashMap<>(configuration());
        keyless.put("base-url", "http://127.0.0.1:1" + base());

        ChatResponse replayed =
                ask(config(keyless, Map.of("api-key", "other")), true, Cassettes.open(Mode.REPLAY, cassette));

        assertThat(replayed.aiMessage().text()).isEqualTo(ANSWER);
        assertThat(Usages.of(replayed)).hasValue(usage());
        assertThat(Files.readString(cassette)).doesNotContain(KEY).doesNotContainIgnoringCase("authorization");
    }

    /** The path of the configured base. */
    String base() {
        return "";
    }

    void succeed() {
        server.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody(answer("\"" + ANSWER.replace("\"", "\\\"") + "\""))));
    }

    void refuse(int status, String body) {
        server.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json")
                        .withHeader("Retry-After", "17")
                        .withBody(body)));
    }

    ApplicationFailure failure() {
        RuntimeException thrown = catchThrowableOfType(RuntimeException.class, () -> ask(config(Map.of()), true));
        return ModelFailures.of(Role.STUDENT, thrown);
    }

    RoleConfig config(Map<String, String> more) {
        Map<String, String> keys = new HashMap<>(configuration());
        keys.put("base-url", server.baseUrl() + base());
        return config(keys, more);
    }

    private static RoleConfig config(Map<String, String> keys, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(keys);
        all.put("model", "m1");
        all.put("api-key", KEY);
        all.put("timeout", "20s");
        all.put("headers.X-Team", "sre");
        all.putAll(more);
        return Configured.student(all);
    }

    ChatResponse ask(RoleConfig config, boolean schema) {
        return ask(config, schema, LiveWire.SHARED);
    }

    private static ChatResponse ask(RoleConfig config, boolean schema, Wire wire) {
        return ChatModels.of(config, wire)
                .chat(ChatRequest.builder()
                        .messages(SystemMessage.from("You investigate."), UserMessage.from("Why is shop down?"))
                        .parameters(ChatModels.parameters(config, 50, schema ? SCHEMA : null))
                        .build());
    }

    LoggedRequest request() {
        return server.getAllServeEvents().getFirst().getRequest();
    }

    JsonNode body() throws Exception {
        return JSON.readTree(request().getBodyAsString());
    }
}
