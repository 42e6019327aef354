package dev.inquest.model.llm;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Who plays student and teacher; each is configured on its own. */
@ConfigMapping(prefix = "inquest")
public interface RolesConfig {

    /** The one who investigates. */
    RoleConfig student();

    /** The one who probes and corrects. */
    RoleConfig teacher();

    /** What can play a role. */
    enum Provider {
        /** The reasoner of this service: no model, no network, no key. */
        EMBEDDED,
        /** A server with the OpenAI chat completions API. */
        OPENAI
    }

    /** How one role is played. */
    interface RoleConfig {

        /** {@code embedded} or {@code openai}. */
        @WithDefault("embedded")
        Provider provider();

        /** The API's base, as in {@code https://api.openai.com/v1}; needed for {@code openai}. */
        Optional<URI> baseUrl();

        /** The model's name at that server; needed for {@code openai}. */
        Optional<String> model();

        /** The secret key, if the server wants one. Give it by environment or secret file. */
        Optional<String> apiKey();

        /** How long one answer may take. */
        @WithDefault("60s")
        Duration timeout();

        /** The most tokens of one plan; probe and correction have their own, smaller caps. */
        @WithDefault("1500")
        int maxOutputTokens();

        /**
         * The most tokens of evidence that are shown at once; the newest are shown, of older ones the command and how it
         * went. Lower it for models with a small context.
         */
        @WithDefault("16000")
        int maxEvidenceTokens();

        /**
         * Whether the model thinks before it answers and refuses {@code temperature} and {@code max_tokens}, as OpenAI's
         * reasoning models do. It is then sent {@code max_completion_tokens}, with {@link #maxOutputTokens} more for its
         * thoughts; the caps on its answers stay.
         */
        @WithDefault("false")
        boolean reasoning();

        /** Whether the server is sent a JSON schema for plans. Off for servers that refuse one. */
        @WithDefault("true")
        boolean jsonSchema();
    }
}
