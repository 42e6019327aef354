package dev.inquest.model.llm.provider;

import dev.inquest.model.llm.provider.RolesConfig.Provider;
import dev.inquest.model.llm.provider.RolesConfig.RoleConfig;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Builds LangChain4j's client of a provider. None of them retries: Temporal does. */
public final class ChatModels {

    private ChatModels() {}

    /** The client of this role's model. */
    public static ChatModel of(RoleConfig config) {
        if (config.provider() != Provider.OPENAI) {
            throw new IllegalArgumentException("provider " + config.provider() + " has no client");
        }
        return OpenAiChatModel.builder()
                .httpClientBuilder(new ModelHttpClient.Builder())
                .baseUrl(config.baseUrl().map(URI::toString).orElse(null))
                .apiKey(config.apiKey().orElse(null))
                .modelName(config.model().orElseThrow())
                .timeout(config.timeout())
                .temperature(config.reasoningTokens() > 0 ? null : 0.0)
                .strictJsonSchema(true)
                .maxRetries(0)
                .build();
    }

    /**
     * What one request asks for.
     *
     * @param maxTokens the cap on the visible answer
     * @param format the answer's schema, or null for plain text
     */
    public static ChatRequestParameters parameters(RoleConfig config, int maxTokens, @Nullable ResponseFormat format) {
        OpenAiChatRequestParameters.Builder parameters = OpenAiChatRequestParameters.builder();
        if (config.reasoningTokens() > 0) {
            parameters.maxCompletionTokens(maxTokens + config.reasoningTokens());
        } else {
            parameters.maxOutputTokens(maxTokens);
        }
        if (format != null && config.jsonSchema()) {
            parameters.responseFormat(format);
        }
        return parameters.build();
    }
}
