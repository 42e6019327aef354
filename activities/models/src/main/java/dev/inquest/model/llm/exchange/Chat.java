package dev.inquest.model.llm.exchange;

import dev.inquest.incident.Use;
import dev.inquest.investigation.FailureType;
import dev.inquest.model.llm.answer.Visible;
import dev.inquest.model.llm.exchange.Exchange.Message;
import dev.inquest.model.llm.exchange.Exchange.PromptRef;
import dev.inquest.model.llm.prompt.Prompt;
import dev.inquest.model.llm.provider.ChatModels;
import dev.inquest.model.llm.provider.Finish;
import dev.inquest.model.llm.provider.ModelFailures;
import dev.inquest.model.llm.provider.Prices;
import dev.inquest.model.llm.provider.TokenCount;
import dev.inquest.model.llm.provider.Usages;
import dev.inquest.model.llm.redaction.Redaction;
import dev.inquest.observation.Tokens;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One conversation with a role's model about one incident, under one prompt; every call is recorded. A call that an earlier
 * attempt at the same activity made and had answered is not made again: its answer is used, and its use counts, because
 * only the attempt that completes tells the investigation what was spent.
 */
public final class Chat {

    /** Characters of an answer; no role is allowed as many tokens as would fill it. The rest is dropped. */
    static final int MAX_ANSWER = 65_536;

    private final RoleModel line;
    private final Prompt prompt;
    private final String incidentId;
    private final @Nullable String name;
    private final List<Message> said = new ArrayList<>();
    private int calls;
    private Use use = Use.NONE;
    private boolean cut;

    Chat(RoleModel line, Prompt prompt, String instruction, String incidentId, ConversationKey occasion) {
        this.line = line;
        this.prompt = prompt;
        this.incidentId = incidentId;
        this.name = occasion.conversation(line.role(), prompt);
        said.add(new Message(Message.SYSTEM, instruction));
    }

    /**
     * Says something and gives the answer, redacted and without the model's thoughts; the record has them.
     *
     * @param maxTokens the cap on the visible answer that the provider is told
     * @param format the answer's schema, or null for plain text
     * @throws ApplicationFailure typed by {@link FailureType}; one for good carries what the conversation cost before it
     */
    public String ask(String text, int maxTokens, @Nullable ResponseFormat format) {
        said.add(new Message(Message.USER, Redaction.of(text)));
        calls++;
        String key = name == null ? null : name + "." + calls;
        ModelExchanges exchanges = line.exchanges();
        Exchange exchange = exchanges
                .answered(incidentId, key)
                .orElseGet(() -> exchanges.record(incidentId, key, call(maxTokens, format)));
        use = use.plus(exchange.use());
        cut = exchange.finishReason().equals(Finish.LENGTH);
        String visible = Visible.of(exchange.answer());
        // Whoever ignores the cap is not read back in full: the next prompt must fit the model.
        said.add(new Message(Message.ASSISTANT, Tokens.cut(visible, maxTokens)));
        return visible;
    }

    /** Forgets all but the instruction: what is said next is sent without what was said before. */
    public void forget() {
        said.subList(1, said.size()).clear();
    }

    /** Whether the last answer ended at its cap. */
    public boolean wasCut() {
        return cut;
    }

    /** What the conversation cost so far. */
    public Use use() {
        return use;
    }

    /**
     * The failure when the model answers, but not with what was asked for, not even when told so; it carries what the
     * answers cost.
     *
     * @param what in one word, as in {@code plan}
     */
    public ApplicationFailure unusable(String what) {
        return spent(ModelFailures.unusable(line.role(), what));
    }

    private Exchange call(int maxTokens, @Nullable ResponseFormat format) {
        ChatRequest request = ChatRequest.builder()
                .messages(said.stream().map(Chat::message).toList())
                .parameters(ChatModels.parameters(line.config(), maxTokens, format))
                .build();
        ModelTelemetry.Call call = line.exchanges().telemetry().begin(line, prompt, incidentId, maxTokens, format);
        ChatResponse response = send(request, call);
        // A request has tokens: whoever counts none, counts nothing.
        Optional<TokenCount> reported = Usages.of(response).filter(count -> count.input() > 0);
        Duration duration = call.answered(response, reported);
        String answer = bounded(Redaction.of(answer(response)));
        TokenCount tokens = reported.orElseGet(() -> estimate(answer));
        return new Exchange(
                line.role(),
                line.config().provider().name().toLowerCase(Locale.ROOT),
                line.model(),
                new PromptRef(prompt.id(), prompt.version(), prompt.hash()),
                tokens,
                Tokens.count(said.getFirst().text()),
                Prices.microUsd(line.config().price(), tokens),
                duration,
                Finish.of(response),
                Instant.now(),
                said,
                answer);
    }

    private ChatResponse send(ChatRequest request, ModelTelemetry.Call call) {
        try {
            return line.client().chat(request);
        } catch (RuntimeException e) {
            // All of them: the library throws what its HTTP and JSON parts threw, and each means that there is no
            // answer.
            call.failed(e);
            throw spent(ModelFailures.of(line.role(), e));
        }
    }

    /** What is refused for good is never asked again: what the answers before it cost is told now or never. */
    private ApplicationFailure spent(ApplicationFailure failure) {
        return failure.isNonRetryable()
                ? ApplicationFailure.newNonRetryableFailure(failure.getOriginalMessage(), failure.getType(), use)
                : failure;
    }

    private static ChatMessage message(Message message) {
        return switch (message.by()) {
            case Message.SYSTEM -> SystemMessage.from(message.text());
            case Message.ASSISTANT -> AiMessage.from(message.text());
            default -> UserMessage.from(message.text());
        };
    }

    private static String answer(ChatResponse response) {
        String text = response.aiMessage().text();
        return text == null ? "" : text.strip();
    }

    private static String bounded(String answer) {
        return answer.length() <= MAX_ANSWER ? answer : answer.substring(0, MAX_ANSWER);
    }

    /** Our own count, where the provider gives none that makes sense. */
    private TokenCount estimate(String answer) {
        int input = said.stream().mapToInt(s -> Tokens.count(s.text())).sum();
        return new TokenCount(input, 0, Tokens.count(answer), 0);
    }
}
