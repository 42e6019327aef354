package dev.inquest.model.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OllamaClientTest extends ProviderContract {

    @Override
    Map<String, String> configuration() {
        return Map.of("provider", "ollama");
    }

    @Override
    String url() {
        return "/api/chat";
    }

    @Override
    Map.Entry<String, String> authorization() {
        return Map.entry("Authorization", "Bearer " + KEY);
    }

    @Override
    String cap() {
        return "/options/num_predict";
    }

    @Override
    String schema() {
        return "/format/properties/cause";
    }

    @Override
    String thinking() {
        return "/think";
    }

    @Override
    TokenCount usage() {
        return new TokenCount(100, 0, 50, 0);
    }

    @Override
    String answer(String quoted) {
        return """
                {"model": "m1", "created_at": "2025-07-22T20:33:28.123648Z",
                 "message": {"role": "assistant", "content": %s}, "done_reason": "stop", "done": true,
                 "total_duration": 4883583458, "load_duration": 1334875, "prompt_eval_count": 100,
                 "prompt_eval_duration": 342546000, "eval_count": 50, "eval_duration": 4535599000}
                """.formatted(quoted);
    }

    @Test
    void theServerIsToldTheContextSizeBecauseItsDefaultCutsPrompts() throws Exception {
        ask(config(Map.of("context-window", "8192")), false);

        assertThat(body().at("/options/num_ctx").asInt()).isEqualTo(8192);
    }
}
