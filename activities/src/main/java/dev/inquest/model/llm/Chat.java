package dev.inquest.model.llm;

import dev.inquest.incident.Role;
import dev.inquest.model.Tokens;
import dev.inquest.model.llm.ModelExchange.Usage;
import dev.inquest.model.llm.RolesConfig.RoleConfig;
import dev.inquest.storage.StoredJson;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One conversation with a role's model about one incident, under one prompt; every call is recorded. */
final class Chat {

    private final Line line;
    private final Prompt prompt;
    private final String incidentId;
    private final List<Said> said = new ArrayList<>();
    private int tokens;

    /**
     * The line to a role's model.
     *
     * @param role who is played
     * @param model the model's name
     * @param thoughts tokens granted on top of an answer's cap, or 0 for a model that does not think first
     * @param client the model
     * @param exchanges where calls are recorded
     */
    record Line(Role role, String model, int thoughts, OpenAiChatModel client, ModelExchanges exchanges) {

        static Line to(Role role, RoleConfig config, ModelExchanges exchanges) {
            String model = config.model().orElseThrow();
            OpenAiChatModel client = OpenAiChatModel.builder()
                    .httpClientBuilder(new ModelHttpClient.Builder())
                    .baseUrl(config.baseUrl().orElseThrow().toString())
                    .apiKey(config.apiKey().orElse(null))
                    .modelName(model)
                    .timeout(config.timeout())
                    .temperature(config.reasoning() ? null : 0.0)
                    .strictJsonSchema(true)
                    .maxRetries(0)
                    .build();
            int thoughts = config.reasoning() ? config.maxOutputTokens() : 0;
            return new Line(role, model, thoughts, client, exchanges);
        }
    }

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
     * Says something and gives the answer.
     *
     * @throws io.temporal.failure.ApplicationFailure typed by {@link dev.inquest.investigation.FailureType}
     */
    String ask(String text, int maxTokens, @Nullable ResponseFormat format) {
        said.add(new Said("user", Redaction.of(text)));
        ChatResponse response = send(ChatRequest.builder()
                .messages(said.stream().map(Said::toMessage).toList())
                .parameters(parameters(maxTokens, format))
                .build());
        String answer = Redaction.of(answer(response));
        Usage usage = usage(response.tokenUsage(), answer);
        tokens += usage.total();
        said.add(new Said("assistant", answer));
        line.exchanges()
                .record(new ModelExchange(
                        incidentId, line.role(), prompt, line.model(), usage, StoredJson.write(said)));
        return answer;
    }

    /** What the conversation cost so far, in and out. */
    int tokens() {
        return tokens;
    }

    Role role() {
        return line.role();
    }

    private OpenAiChatRequestParameters parameters(int maxTokens, @Nullable ResponseFormat format) {
        OpenAiChatRequestParameters.Builder parameters = OpenAiChatRequestParameters.builder();
        if (line.thoughts() > 0) {
            parameters.maxCompletionTokens(maxTokens + line.thoughts());
        } else {
            parameters.maxOutputTokens(maxTokens);
        }
        if (format != null) {
            parameters.responseFormat(format);
        }
        return parameters.build();
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
    private Usage usage(@Nullable TokenUsage reported, String answer) {
        Integer input = reported == null ? null : reported.inputTokenCount();
        Integer output = reported == null ? null : reported.outputTokenCount();
        return new Usage(
                input == null
                        ? said.stream().mapToInt(s -> Tokens.count(s.text())).sum()
                        : input,
                output == null ? Tokens.count(answer) : output);
    }
}
