package dev.inquest.model.llm.provider;

import java.util.Map;

class OpenAiClientTest extends ProviderContract {

    @Override
    Map<String, String> configuration() {
        return Map.of("provider", "openai");
    }

    @Override
    String base() {
        return "/v1";
    }

    @Override
    String url() {
        return "/v1/chat/completions";
    }

    @Override
    Map.Entry<String, String> authorization() {
        return Map.entry("Authorization", "Bearer " + KEY);
    }

    @Override
    String cap() {
        return "/max_tokens";
    }

    @Override
    String capOfThinker() {
        return "/max_completion_tokens";
    }

    @Override
    String schema() {
        return "/response_format/json_schema/schema/properties/cause";
    }

    @Override
    String thinking() {
        return "/max_completion_tokens";
    }

    @Override
    TokenCount usage() {
        return new TokenCount(100, 64, 50, 30);
    }

    @Override
    String answer(String quoted) {
        return """
                {"id": "chatcmpl-1", "object": "chat.completion", "created": 1741569952, "model": "m1-2025",
                 "choices": [{"index": 0, "logprobs": null, "finish_reason": "stop",
                              "message": {"role": "assistant", "content": %s, "refusal": null, "annotations": []}}],
                 "usage": {"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150,
                           "prompt_tokens_details": {"cached_tokens": 64, "audio_tokens": 0},
                           "completion_tokens_details": {"reasoning_tokens": 30, "audio_tokens": 0,
                               "accepted_prediction_tokens": 0, "rejected_prediction_tokens": 0}},
                 "service_tier": "default"}
                """.formatted(quoted);
    }
}
