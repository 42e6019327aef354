package dev.inquest.model.llm.exchange;

import dev.inquest.incident.Use;
import dev.inquest.model.Tokens;
import dev.inquest.model.llm.exchange.ModelExchange.Count;
import dev.inquest.model.llm.prompt.Prompt;
import dev.inquest.model.llm.prompt.Redaction;
import dev.inquest.model.llm.provider.ChatModels;
import dev.inquest.model.llm.provider.ModelFailures;
import dev.inquest.storage.StoredJson;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One conversation with a role's model about one incident, under one prompt; every call is recorded. */
public final class Chat {

    private final Line line;
    private final Prompt prompt;
    private final String incidentId;
    private final List<Said> said = new ArrayList<>();
    private Use use = Use.NONE;
    private boolean cut;

    private record Said(String by, String text) {
        ChatMessage toMessage() {
            return switch (by) {
                case "system" -> SystemMessage.from(text);
                case "assistant" -> AiMessage.from(text);
                default -> UserMessage.from(text);
            };
        }
    }

    Chat(Line line, Prompt prompt, String instruction, String incidentId) {
        this.line = line;
        this.prompt = prompt;
        this.incidentId = incidentId;
        said.add(new Said("system", instruction));
    }

    /**
     * Says something and gives the answer, redacted.
     *
     * @param maxTokens the cap on the visible answer that the provider is told
     * @param format the answer's schema, or null for plain text
     * @throws io.temporal.failure.ApplicationFailure typed by {@link dev.inquest.investigation.FailureType}
     */
    public String ask(String text, int maxTokens, @Nullable ResponseFormat format) {
        said.add(new Said("user", Redaction.of(text)));
        ChatResponse response = send(ChatRequest.builder()
                .messages(said.stream().map(Said::toMessage).toList())
                .parameters(ChatModels.parameters(line.config(), maxTokens, format))
                .build());
        String answer = Redaction.of(answer(response));
        Count count = count(response.tokenUsage(), answer);
        cut = response.finishReason() == FinishReason.LENGTH;
        use = use.plus(Use.ofTokens(count.total()));
        said.add(new Said("assistant", answer));
        line.exchanges()
                .record(new ModelExchange(
                        incidentId, line.role(), prompt, line.model(), count, StoredJson.write(said)));
        return answer;
    }

    /** Forgets all but the instruction: what is said next is sent without it. */
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

    private ChatResponse send(ChatRequest request) {
        try {
            return line.client().chat(request);
        } catch (RuntimeException e) {
            // All of them: the library throws what its HTTP and JSON parts threw, and each means that there is no
            // answer.
            throw ModelFailures.of(line.role(), e);
        }
    }

    private static String answer(ChatResponse response) {
        String text = response.aiMessage().text();
        return text == null ? "" : text.strip();
    }

    /** The provider's count; where it reports none, our own. */
    private Count count(@Nullable TokenUsage reported, String answer) {
        Integer input = reported == null ? null : reported.inputTokenCount();
        Integer output = reported == null ? null : reported.outputTokenCount();
        return new Count(
                input == null
                        ? said.stream().mapToInt(s -> Tokens.count(s.text())).sum()
                        : input,
                output == null ? Tokens.count(answer) : output);
    }
}
