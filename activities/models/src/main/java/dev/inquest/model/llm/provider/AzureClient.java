package dev.inquest.model.llm.provider;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatModel.OpenAiChatModelBuilder;
import java.util.Map;

/**
 * Azure OpenAI: OpenAI's wire with the key in a header of its own. With an API version, the older paths by deployment and
 * version; without, the v1 API. The model is the deployment's name.
 */
record AzureClient() implements ProviderClient {

    @Override
    public ChatModel build(Connection connection) {
        String key = connection.key();
        OpenAiChatModelBuilder builder = OpenAiClient.builder(connection)
                .httpClientBuilder(connection.http(key == null ? Map.of() : Map.of("api-key", key)))
                .baseUrl(address(connection));
        connection
                .config()
                .apiVersion()
                .ifPresent(version -> builder.customQueryParams(Map.of("api-version", version)));
        return builder.build();
    }

    @Override
    public ChatRequestParameters caps(int visible, int thoughts) {
        return new OpenAiClient().caps(visible, thoughts);
    }

    /** The resource's address suffices; one with its path to the end is taken as it is. */
    private static String address(Connection connection) {
        String base = String.valueOf(connection.baseUrl());
        if (base.contains("/openai/")) {
            return base;
        }
        return connection.config().apiVersion().isPresent()
                ? base + "/openai/deployments/" + connection.model()
                : base + "/openai/v1";
    }
}
