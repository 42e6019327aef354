package dev.inquest.model.llm.provider;

import dev.inquest.model.llm.provider.RolesConfig.Provider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;

/** How one provider's API is spoken through LangChain4j: the client, and how a cap on the answer is expressed. */
sealed interface ProviderClient
        permits AnthropicClient, AzureClient, BedrockClient, GeminiClient, MistralClient, OllamaClient, OpenAiClient {

    /** A client that does not retry. */
    ChatModel build(Connection connection);

    /**
     * What one request says about its answer's length.
     *
     * @param visible the cap on the answer itself
     * @param thoughts what the model may think on top, 0 for a model that does not
     */
    default ChatRequestParameters caps(int visible, int thoughts) {
        return ChatRequestParameters.builder()
                .maxOutputTokens(visible + thoughts)
                .build();
    }

    /** The one for this provider. */
    static ProviderClient of(Provider provider) {
        return switch (provider) {
            case OPENAI -> new OpenAiClient();
            case AZURE -> new AzureClient();
            case ANTHROPIC -> new AnthropicClient();
            case GEMINI -> new GeminiClient();
            case OLLAMA -> new OllamaClient();
            case MISTRAL -> new MistralClient();
            case BEDROCK -> new BedrockClient();
            case EMBEDDED -> throw new IllegalArgumentException("the embedded reasoner is no model and has no client");
        };
    }
}
