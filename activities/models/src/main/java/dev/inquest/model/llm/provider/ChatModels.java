package dev.inquest.model.llm.provider;

import dev.inquest.model.llm.provider.RolesConfig.RoleConfig;
import dev.inquest.model.llm.provider.wire.Wire;
import dev.inquest.model.llm.provider.wire.Wires;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import org.jspecify.annotations.Nullable;

/** Builds LangChain4j's client of a provider. None of them retries: Temporal does. */
public final class ChatModels {

    /** Stands for the key when a cassette answers: some clients refuse to be built without one. */
    private static final String NO_KEY = "replayed";

    private ChatModels() {}

    /**
     * The client of this role's model, over the network or, where that is configured, from a cassette.
     *
     * @throws IllegalStateException when the file of its key cannot be read or holds no key
     * @throws dev.inquest.model.llm.provider.wire.CassetteException when the cassette to replay cannot be read
     */
    public static ChatModel of(RoleConfig config) {
        return Wires.replayed()
                ? ProviderClient.of(config.provider()).build(new Connection(config, NO_KEY, Wires.configured()))
                : of(config, Wires.configured());
    }

    /** The client of this role's model over this wire. */
    static ChatModel of(RoleConfig config, Wire wire) {
        return ProviderClient.of(config.provider()).build(new Connection(config, Keys.of(config), wire));
    }

    /**
     * What one request asks for.
     *
     * @param maxTokens the cap on the visible answer; what the model may think comes on top
     * @param format the answer's schema, or null for plain text; left out for servers that refuse one
     */
    public static ChatRequestParameters parameters(RoleConfig config, int maxTokens, @Nullable ResponseFormat format) {
        ChatRequestParameters caps = ProviderClient.of(config.provider()).caps(maxTokens, config.reasoningTokens());
        return format == null || !config.jsonSchema()
                ? caps
                : caps.overrideWith(
                        ChatRequestParameters.builder().responseFormat(format).build());
    }
}
