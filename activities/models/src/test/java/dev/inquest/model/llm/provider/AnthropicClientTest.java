package dev.inquest.model.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AnthropicClientTest extends ProviderContract {

    @Override
    Map<String, String> configuration() {
        return Map.of("provider", "anthropic");
    }

    @Override
    String base() {
        return "/v1";
    }

    @Override
    String url() {
        return "/v1/messages";
    }

    @Override
    Map.Entry<String, String> authorization() {
        return Map.entry("x-api-key", KEY);
    }

    @Override
    String cap() {
        return "/max_tokens";
    }

    @Override
    String schema() {
        return "/output_config/format/schema/properties/cause";
    }

    @Override
    String thinking() {
        return "/thinking/budget_tokens";
    }

    @Override
    TokenCount usage() {
        return new TokenCount(100, 64, 50, 0);
    }

    @Override
    String answer(String quoted) {
        return """
                {"id": "msg_1", "type": "message", "role": "assistant", "model": "m1-20250929",
                 "content": [{"type": "thinking", "thinking": "Could be dns.", "signature": "EqQB"},
                             {"type": "text", "text": %s}],
                 "stop_reason": "end_turn", "stop_sequence": null,
                 "usage": {"input_tokens": 20, "cache_creation_input_tokens": 16, "cache_read_input_tokens": 64,
                           "cache_creation": {"ephemeral_5m_input_tokens": 16, "ephemeral_1h_input_tokens": 0},
                           "output_tokens": 50, "service_tier": "standard"}}
                """.formatted(quoted);
    }

    @Test
    void theSystemMessageIsMarkedForTheCache() throws Exception {
        ask(config(Map.of()), false);

        assertThat(body().at("/system/0/cache_control/type").asText()).isEqualTo("ephemeral");
        assertThat(request().getHeader("anthropic-version")).isEqualTo("2023-06-01");
    }

    @Test
    void newerModelsDecideThemselvesHowMuchTheyThink() throws Exception {
        ask(config(Map.of("reasoning-tokens", "2000", "reasoning", "adaptive")), false);

        assertThat(body().at("/thinking").toString()).isEqualTo("{\"type\":\"adaptive\"}");
        assertThat(body().at(cap()).asInt()).isEqualTo(2050);
    }
}
