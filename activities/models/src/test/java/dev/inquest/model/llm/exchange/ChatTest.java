package dev.inquest.model.llm.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.inquest.incident.Role;
import dev.inquest.incident.Use;
import dev.inquest.model.llm.exchange.Exchange.Message;
import dev.inquest.model.llm.exchange.Exchange.PromptRef;
import dev.inquest.model.llm.prompt.Prompt;
import dev.inquest.model.llm.provider.RolesConfig;
import dev.inquest.model.llm.provider.RolesConfig.RoleConfig;
import dev.inquest.model.llm.provider.TokenCount;
import dev.inquest.storage.PostgresResource;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.temporal.failure.ApplicationFailure;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ChatTest {

    private static final Prompt PROMPT = new Prompt("greet", 3, "abc", "Be brief.");
    private static final TokenUsage REPORTED = OpenAiTokenUsage.builder()
            .inputTokenCount(1000)
            .inputTokensDetails(OpenAiTokenUsage.InputTokensDetails.builder()
                    .cachedTokens(800)
                    .build())
            .outputTokenCount(100)
            .outputTokensDetails(OpenAiTokenUsage.OutputTokensDetails.builder()
                    .reasoningTokens(60)
                    .build())
            .totalTokenCount(1100)
            .build();

    @Inject
    ModelExchanges exchanges;

    @Inject
    Session session;

    private final String incident = UUID.randomUUID().toString();
    private final ScriptedModel model = new ScriptedModel();

    @Test
    void everyCallIsRecordedWithAllThatItCost() {
        model.answers("Hello, password=hunter2.", REPORTED);
        Chat chat = attempt("a1");

        chat.ask("Say hello, token=t0ps3cret", 50, null);

        Exchange recorded = exchanges.of(incident, 0, 10).getFirst();
        assertThat(recorded.role()).isEqualTo(Role.JUDGE);
        assertThat(recorded.provider()).isEqualTo("openai");
        assertThat(recorded.model()).isEqualTo("m1");
        assertThat(recorded.prompt()).isEqualTo(new PromptRef("greet", 3, "abc"));
        assertThat(recorded.tokens()).isEqualTo(new TokenCount(1000, 800, 100, 60));
        assertThat(recorded.prefixTokens()).isEqualTo(3);
        assertThat(recorded.microUsd()).isEqualTo(200 * 2 + 800 / 2 + 100 * 8);
        assertThat(recorded.finishReason()).isEqualTo("stop");
        assertThat(recorded.messages())
                .containsExactly(
                        new Message("system", "Be brief."), new Message("user", "Say hello, token=[redacted]"));
        assertThat(recorded.answer()).isEqualTo("Hello, password=[redacted]");
        assertThat(chat.use()).isEqualTo(new Use(1100, 1600));
    }

    @Test
    void usageThatMakesNoSenseIsEstimated() {
        model.answers("Hello you.", new TokenUsage(0, 0));

        attempt("a1").ask("Say hello", 50, null);

        assertThat(exchanges.of(incident, 0, 10).getFirst().tokens()).isEqualTo(new TokenCount(5, 0, 3, 0));
    }

    @Test
    void aCallThatWasAnsweredIsNotMadeAgainAndCountsOnce() {
        model.answers("one", REPORTED).fails(new HttpException(503, "")).answers("two", REPORTED);
        Chat first = attempt("a1");
        first.ask("first", 50, null);
        assertThat(catchThrowable(() -> first.ask("second", 50, null))).isNotNull();

        Chat second = attempt("a1");
        List<String> answers = List.of(second.ask("first", 50, null), second.ask("second", 50, null));

        assertThat(answers).containsExactly("one", "two");
        assertThat(model.asked).hasSize(3);
        assertThat(second.use()).isEqualTo(new Use(2200, 3200));
        assertThat(exchanges.countOf(incident)).isEqualTo(2);
    }

    @Test
    void aRefusalForGoodCarriesWhatWasSpentBeforeIt() {
        model.answers("one", REPORTED).fails(new UnsupportedFeatureException("no schema"));
        Chat chat = attempt("a1");
        chat.ask("first", 50, null);

        ApplicationFailure failure = catchThrowableOfType(ApplicationFailure.class, () -> chat.ask("second", 50, null));

        assertThat(failure.getType()).isEqualTo("MODEL_REJECTED");
        assertThat(failure.isNonRetryable()).isTrue();
        assertThat(failure.getOriginalMessage()).contains("inquest.judge.json-schema=false");
        assertThat(failure.getDetails().get(0, Use.class)).isEqualTo(new Use(1100, 1600));
    }

    @Test
    void everyConversationOfAnAttemptHasItsOwnAnswers() {
        model.answers("one", REPORTED).answers("two", REPORTED).answers("three", REPORTED);
        ConversationKey first = ConversationKey.attemptAt("a1");
        line().open(PROMPT, "Be brief.", incident, first).ask("sample", 50, null);
        line().open(PROMPT, "Be brief.", incident, first).ask("sample", 50, null);

        ConversationKey second = ConversationKey.attemptAt("a1");
        String one = line().open(PROMPT, "Be brief.", incident, second).ask("sample", 50, null);
        String two = line().open(PROMPT, "Be brief.", incident, second).ask("sample", 50, null);
        String three = attempt("another activity").ask("sample", 50, null);

        assertThat(List.of(one, two, three)).containsExactly("one", "two", "three");
    }

    @Test
    void whatAnActivityExchangedIsFoundByItsLaterAttempts() {
        model.answers("one", REPORTED).answers("two", REPORTED).answers("three", REPORTED);
        attempt("run/1").ask("sample", 50, null);
        attempt("run/12").ask("sample", 50, null);
        attempt("run/1").ask("sample", 50, null);

        List<Exchange> made = exchanges.of(incident, ConversationKey.attemptAt("run/1"));

        assertThat(made).extracting(Exchange::answer).containsExactly("one");
        assertThat(exchanges.of(incident, ConversationKey.NONE)).isEmpty();
    }

    @Test
    void theModelsThoughtsAreRecordedAndNotRead() {
        model.answers("<think>hm</think>one", REPORTED).answers("two", REPORTED);
        Chat chat = attempt("a1");

        String answer = chat.ask("first", 50, null);
        chat.ask("second", 50, null);

        assertThat(answer).isEqualTo("one");
        List<Exchange> recorded = exchanges.of(incident, 0, 10);
        assertThat(recorded.getFirst().answer()).isEqualTo("<think>hm</think>one");
        assertThat(recorded.getLast().messages().get(2).text()).isEqualTo("one");
    }

    @Test
    void outsideOfAnActivityEveryCallIsMade() {
        model.answers("one", REPORTED).answers("two", REPORTED);
        line().open(PROMPT, "Be brief.", incident).ask("sample", 50, null);

        String second = line().open(PROMPT, "Be brief.", incident).ask("sample", 50, null);

        assertThat(second).isEqualTo("two");
    }

    @Test
    void ofTwoAttemptsAtTheSameTimeTheFirstRecordedAnswerWins() {
        model.answers("one", REPORTED).answers("two", REPORTED);
        attempt("a1").ask("first", 50, null);
        Exchange first = exchanges.of(incident, 0, 1).getFirst();
        attempt("b1").ask("first", 50, null);
        Exchange second = exchanges.of(incident, 1, 1).getFirst();

        Exchange counts = exchanges.record(incident, "a1/judge/greet-v3/1.1", second);

        assertThat(counts).isEqualTo(first);
        assertThat(exchanges.countOf(incident)).isEqualTo(3);
    }

    @Test
    void anAnswerOfAnyLengthIsKeptWithinBounds() {
        model.answers("word ".repeat(40_000), REPORTED).answers("ok", REPORTED);
        Chat chat = attempt("a1");

        String answer = chat.ask("Go on", 50, null);
        chat.ask("Shorter", 50, null);

        assertThat(answer).hasSize(Chat.MAX_ANSWER);
        List<Exchange> recorded = exchanges.of(incident, 0, 10);
        assertThat(recorded.getFirst().answer()).isEqualTo(answer);
        assertThat(recorded.getLast().messages().get(2).text()).hasSizeLessThan(300);
    }

    @Test
    void whatIsRecordedIsNeverChanged() {
        model.answers("one", REPORTED);
        attempt("a1").ask("first", 50, null);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery(
                                "update model_exchange set answer = 'x' where incident_id = :i")
                        .setParameter("i", incident)
                        .executeUpdate()))
                .hasMessageContaining("immutable");
    }

    private Chat attempt(String activity) {
        return line().open(PROMPT, "Be brief.", incident, ConversationKey.attemptAt(activity));
    }

    private RoleModel line() {
        return new RoleModel(Role.JUDGE, config(), model, exchanges);
    }

    private static RoleConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(RolesConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "inquest.judge.provider", "openai",
                                "inquest.judge.model", "m1",
                                "inquest.judge.base-url", "http://models.example:8000/v1",
                                "inquest.judge.price.input", "2",
                                "inquest.judge.price.cached", "0.5",
                                "inquest.judge.price.output", "8"),
                        "test",
                        100))
                .build()
                .getConfigMapping(RolesConfig.class)
                .judge();
    }
}
