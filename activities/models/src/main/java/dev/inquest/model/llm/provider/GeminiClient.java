package dev.inquest.model.llm.provider;

import dev.inquest.model.llm.provider.RolesConfig.Reasoning;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GeminiThinkingConfig;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel.GoogleAiGeminiChatModelBuilder;
import java.util.Optional;

/** Google's Gemini API. What a Gemini model thinks counts against its cap, so a model that thinks needs its allowance. */
record GeminiClient() implements ProviderClient {

    @Override
    public ChatModel build(Connection connection) {
        GoogleAiGeminiChatModelBuilder builder = GoogleAiGeminiChatModel.builder()
                .httpClientBuilder(
                        connection.over(new GeminiBlocks(connection.wire())).http())
                .baseUrl(connection.baseUrl())
                .apiKey(connection.key())
                .modelName(connection.model())
                .temperature(connection.temperature())
                .maxRetries(0);
        if (connection.reasoning().equals(Optional.of(Reasoning.BUDGET))) {
            builder.thinkingConfig(GeminiThinkingConfig.builder()
                    .thinkingBudget(connection.config().reasoningTokens())
                    .build());
        }
        return builder.build();
    }
}
