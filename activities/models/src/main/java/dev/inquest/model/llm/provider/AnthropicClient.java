package dev.inquest.model.llm.provider;

import dev.inquest.model.llm.provider.RolesConfig.Reasoning;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicChatModel.AnthropicChatModelBuilder;
import dev.langchain4j.model.chat.ChatModel;

/** Anthropic's messages API. The system message is the same in every call of its kind, so it is marked for the cache. */
record AnthropicClient() implements ProviderClient {

    @Override
    public ChatModel build(Connection connection) {
        AnthropicChatModelBuilder builder = AnthropicChatModel.builder()
                .httpClientBuilder(connection.http())
                .apiKey(connection.key())
                .modelName(connection.model())
                .temperature(connection.temperature())
                .cacheSystemMessages(true)
                .maxRetries(0);
        if (connection.baseUrl() != null) {
            builder.baseUrl(connection.baseUrl());
        }
        connection.reasoning().ifPresent(reasoning -> think(builder, reasoning, connection));
        return builder.build();
    }

    private static void think(AnthropicChatModelBuilder builder, Reasoning reasoning, Connection connection) {
        if (reasoning == Reasoning.ADAPTIVE) {
            builder.thinkingType("adaptive");
        } else {
            builder.thinkingType("enabled")
                    .thinkingBudgetTokens(connection.config().reasoningTokens());
        }
    }
}
