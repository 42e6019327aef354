package dev.inquest.model.llm.exchange;

import dev.inquest.incident.Role;
import dev.inquest.model.llm.prompt.Prompt;
import dev.inquest.model.llm.provider.ChatModels;
import dev.inquest.model.llm.provider.RolesConfig.RoleConfig;
import dev.langchain4j.model.chat.ChatModel;
import java.util.Locale;
import java.util.Optional;

/**
 * The line to a role's model.
 *
 * @param role who is played
 * @param config how
 * @param client the model
 * @param exchanges where calls are recorded
 */
public record RoleModel(Role role, RoleConfig config, ChatModel client, ModelExchanges exchanges) {

    /** To the model that is configured. */
    public static RoleModel to(Role role, RoleConfig config, ModelExchanges exchanges) {
        return new RoleModel(role, config, ChatModels.of(config), exchanges);
    }

    /** Who is at the other end, as in {@code openai:NAME}. */
    public String name() {
        return config.provider().name().toLowerCase(Locale.ROOT) + ":" + model();
    }

    /** The model's name at its provider. */
    public String model() {
        return config.model().orElseThrow();
    }

    /**
     * A new conversation about one incident, under one prompt. Open it in the activity's own thread: that is what tells which
     * activity asks.
     */
    public Chat open(Prompt prompt, String instruction, String incidentId) {
        return open(prompt, instruction, incidentId, ConversationKey.now());
    }

    /**
     * What names the activity that asks, alike in all its attempts; empty outside of one. Ask in the activity's own thread.
     */
    public Optional<String> activity() {
        return Optional.ofNullable(ConversationKey.now().prefix());
    }

    Chat open(Prompt prompt, String instruction, String incidentId, ConversationKey occasion) {
        return new Chat(this, prompt, instruction, incidentId, occasion);
    }
}
