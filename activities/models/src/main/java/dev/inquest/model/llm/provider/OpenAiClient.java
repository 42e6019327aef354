package dev.inquest.model.llm.provider;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel.OpenAiChatModelBuilder;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;

/** The chat completions API of OpenAI and of the many servers that speak it. */
record OpenAiClient() implements ProviderClient {

    @Override
    public ChatModel build(Connection connection) {
        return builder(connection)
                .httpClientBuilder(connection.http())
                .baseUrl(connection.baseUrl())
                .apiKey(connection.key())
                .build();
    }

    /** All but the address and the key. */
    static OpenAiChatModelBuilder builder(Connection connection) {
        return OpenAiChatModel.builder()
                .modelName(connection.model())
                .temperature(connection.temperature())
                .strictJsonSchema(true)
                .maxRetries(0);
    }

    /** Models that think take {@code max_completion_tokens} and refuse {@code max_tokens}; many other servers know only that. */
    @Override
    public ChatRequestParameters caps(int visible, int thoughts) {
        return thoughts == 0
                ? OpenAiChatRequestParameters.builder().maxOutputTokens(visible).build()
                : OpenAiChatRequestParameters.builder()
                        .maxCompletionTokens(visible + thoughts)
                        .build();
    }
}
