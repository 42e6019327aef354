package dev.inquest.model.llm.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.incident.Budget;
import dev.inquest.incident.EvidenceRef;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Role;
import dev.inquest.incident.Spending;
import dev.inquest.model.Judge.Conduct;
import dev.inquest.model.Judge.Opinion;
import dev.inquest.model.llm.exchange.ModelExchanges;
import dev.inquest.model.llm.exchange.RoleModel;
import dev.inquest.model.llm.provider.RolesConfig;
import dev.inquest.model.llm.provider.RolesConfig.RoleConfig;
import dev.inquest.observation.Tokens;
import dev.inquest.storage.PostgresResource;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a judge may take: time, the window, a temperature. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class JudgeLimitsTest {

    /** How much more than ours another tokenizer may count. */
    private static final double MARGIN = 1.15;

    @Inject
    ModelExchanges exchanges;

    private final Deque<String> answers = new ArrayDeque<>();
    private final List<ChatRequest> asked = new ArrayList<>();
    private Duration eachTakes = Duration.ZERO;
    private Instant now = Instant.EPOCH;

    @Test
    void noRepairBeginsWhenTheTimeIsUp() {
        eachTakes = Duration.ofMinutes(3);
        answers.add("No.");

        Opinion opinion = judge(Map.of()).judge(conduct("fails", 1));

        assertThat(asked).hasSize(1);
        assertThat(opinion.judgement()).isNull();
        assertThat(opinion.note()).endsWith("it took too long");
        assertThat(opinion.use().tokens()).isPositive();
    }

    @Test
    void aModelThatTakesNoTemperatureIsToldNone() {
        answers.addAll(List.of(scores(.6), scores(.7), scores(.8)));

        judge(Map.of("zero-temperature", "false")).judge(conduct("fails", 1));

        assertThat(asked).hasSize(3).allSatisfy(request -> assertThat(
                        request.parameters().temperature())
                .isNull());
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2048, 4096, 16_384})
    void noQuestionLeavesTheWindow(int window) {
        answers.addAll(List.of("No.", scores(.1), scores(.9), scores(.5), "No.", scores(.4)));

        Opinion opinion =
                judge(Map.of("context-window", String.valueOf(window))).judge(conduct("fails ".repeat(900), 200));

        assertThat(opinion.judgement()).isNotNull();
        assertThat(asked).hasSize(6).allSatisfy(request -> assertThat(tokens(request) * MARGIN + LlmJudge.MAX_TOKENS)
                .isLessThanOrEqualTo(window));
    }

    private LlmJudge judge(Map<String, String> more) {
        ChatModel model = new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                asked.add(request);
                now = now.plus(eachTakes);
                return ChatResponse.builder()
                        .aiMessage(AiMessage.from(answers.remove()))
                        .build();
            }
        };
        RoleModel line = new RoleModel(Role.JUDGE, config(more), model, exchanges);
        return new LlmJudge(line, line, () -> now);
    }

    private static RoleConfig config(Map<String, String> more) {
        Map<String, String> keys = new HashMap<>(Map.of(
                "inquest.judge.provider", "openai",
                "inquest.judge.model", "m1",
                "inquest.judge.base-url", "http://models.example:8000/v1"));
        more.forEach((key, value) -> keys.put("inquest.judge." + key, value));
        return new SmallRyeConfigBuilder()
                .withMapping(RolesConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .build()
                .getConfigMapping(RolesConfig.class)
                .judge();
    }

    private static int tokens(ChatRequest request) {
        return request.messages().stream()
                .mapToInt(message -> Tokens.count(
                        message instanceof SystemMessage system ? system.text() : ((UserMessage) message).singleText()))
                .sum();
    }

    private static Conduct conduct(String words, int looks) {
        return new Conduct(
                new Incident(UUID.randomUUID().toString(), "test", "Web", words, "demo", "shop", null, List.of(), null),
                words,
                List.of(words, words),
                IntStream.rangeClosed(1, looks)
                        .mapToObj(i -> new EvidenceRef(
                                i, "kubectl get pods -n shop-" + i, EvidenceStatus.OK, 1, 10, "d" + i, "2 pods"))
                        .toList(),
                Map.of(),
                new Outcome.NoFaultFound(List.of(words, words)),
                new Spending(5, 2, 100, 50, 0),
                Budget.DEFAULT);
    }

    private static String scores(double score) {
        return "{\"separating\": %1$s, \"targeted\": %1$s, \"cited\": %1$s, \"needed\": %1$s, \"thrifty\": %1$s, \"reason\": \"%2$s\"}"
                .formatted(score, "because of it ".repeat(20));
    }
}
