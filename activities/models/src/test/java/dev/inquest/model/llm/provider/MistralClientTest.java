package dev.inquest.model.llm.provider;

import java.util.Map;

class MistralClientTest extends ProviderContract {

    @Override
    Map<String, String> configuration() {
        return Map.of("provider", "mistral");
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
    String schema() {
        return "/response_format/json_schema/schema/properties/cause";
    }

    @Override
    String thinking() {
        return "/max_tokens";
    }

    @Override
    TokenCount usage() {
        return new TokenCount(100, 0, 50, 0);
    }

    @Override
    String answer(String quoted) {
        return """
                {"id": "cmpl-1", "object": "chat.completion", "created": 1702256327, "model": "m1",
                 "choices": [{"index": 0, "finish_reason": "stop",
                              "message": {"role": "assistant", "content": %s, "tool_calls": null, "prefix": false}}],
                 "usage": {"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150}}
                """.formatted(quoted);
    }
}
