package dev.inquest.model.llm.provider;

import dev.inquest.model.llm.provider.RolesConfig.Reasoning;
import dev.inquest.model.llm.provider.RolesConfig.RoleConfig;
import dev.inquest.model.llm.provider.wire.LangChainHttp;
import dev.inquest.model.llm.provider.wire.Wire;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client of a provider is built from.
 *
 * @param config how the role is played
 * @param key the secret key, or null where none is configured
 * @param wire carries the requests
 */
record Connection(RoleConfig config, @Nullable String key, Wire wire) {

    String model() {
        return config.model().orElseThrow();
    }

    /** The configured base without a slash at its end, or null for the provider's own. */
    @Nullable
    String baseUrl() {
        return config.baseUrl()
                .map(URI::toString)
                .map(url -> url.replaceAll("/+$", ""))
                .orElse(null);
    }

    /** HTTP with the configured headers and timeout. */
    HttpClientBuilder http() {
        return http(Map.of());
    }

    /** HTTP with the configured headers and these. */
    HttpClientBuilder http(Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(config.headers());
        headers.putAll(more);
        return LangChainHttp.builder(wire, config.timeout(), headers);
    }

    /** The same over another wire. */
    Connection over(Wire other) {
        return new Connection(config, key, other);
    }

    /** 0, or nothing for models that refuse to be told: those that think first, and some others. */
    @Nullable
    Double temperature() {
        return config.reasoningTokens() > 0 || !config.zeroTemperature() ? null : 0.0;
    }

    /** How the model is to be told that it may think; empty when it is to be told nothing. */
    Optional<Reasoning> reasoning() {
        return Optional.of(config.reasoning())
                .filter(reasoning -> config.reasoningTokens() > 0 && reasoning != Reasoning.UNSAID);
    }

    @Override
    public String toString() {
        return "Connection[" + config.provider() + " " + config.model().orElse("") + "]";
    }
}
