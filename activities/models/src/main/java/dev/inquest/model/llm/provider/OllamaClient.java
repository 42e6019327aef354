package dev.inquest.model.llm.provider;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import java.util.Map;

/** Ollama's own API. It is told the context size: left alone, it cuts long prompts to its default without a word. */
record OllamaClient() implements ProviderClient {

    private static final String LOCAL = "http://localhost:11434";

    @Override
    public ChatModel build(Connection connection) {
        String baseUrl = connection.baseUrl();
        return OllamaChatModel.builder()
                .httpClientBuilder(connection.http(bearer(connection)))
                .baseUrl(baseUrl == null ? LOCAL : baseUrl)
                .modelName(connection.model())
                .temperature(connection.temperature())
                .numCtx(connection.config().contextWindow())
                .think(connection.reasoning().isPresent())
                .maxRetries(0)
                .build();
    }

    /** Ollama itself wants no key; a gateway before it may. */
    private static Map<String, String> bearer(Connection connection) {
        return connection.key() == null ? Map.of() : Map.of("Authorization", "Bearer " + connection.key());
    }
}
