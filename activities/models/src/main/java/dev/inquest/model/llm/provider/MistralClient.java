package dev.inquest.model.llm.provider;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.mistralai.MistralAiChatModel;

/** Mistral's API. */
record MistralClient() implements ProviderClient {

    @Override
    public ChatModel build(Connection connection) {
        return MistralAiChatModel.builder()
                .httpClientBuilder(connection.http())
                .baseUrl(connection.baseUrl())
                .apiKey(connection.key())
                .modelName(connection.model())
                .temperature(connection.temperature())
                .strictJsonSchema(true)
                .maxRetries(0)
                .build();
    }
}
