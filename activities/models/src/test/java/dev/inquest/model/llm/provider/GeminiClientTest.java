package dev.inquest.model.llm.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeminiClientTest extends ProviderContract {

    @Override
    Map<String, String> configuration() {
        return Map.of("provider", "gemini");
    }

    @Override
    String base() {
        return "/v1beta";
    }

    @Override
    String url() {
        return "/v1beta/models/m1:generateContent";
    }

    @Override
    Map.Entry<String, String> authorization() {
        return Map.entry("x-goog-api-key", KEY);
    }

    @Override
    String cap() {
        return "/generationConfig/maxOutputTokens";
    }

    @Override
    String schema() {
        return "/generationConfig/responseSchema/properties/cause";
    }

    @Override
    String thinking() {
        return "/generationConfig/thinkingConfig/thinkingBudget";
    }

    @Override
    TokenCount usage() {
        return new TokenCount(100, 64, 50, 30);
    }

    @Override
    String answer(String quoted) {
        return """
                {"candidates": [{"content": {"parts": [{"text": %s}], "role": "model"}, "finishReason": "STOP", "index": 0}],
                 "usageMetadata": {"promptTokenCount": 100, "cachedContentTokenCount": 64, "candidatesTokenCount": 20,
                                   "thoughtsTokenCount": 30, "totalTokenCount": 150,
                                   "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 100}]},
                 "modelVersion": "m1-001", "responseId": "r1"}
                """.formatted(quoted);
    }

    @Test
    void aPromptThatIsBlockedIsARefusalAndNoDefect() {
        server.stubFor(any(anyUrl()).willReturn(okJson("""
                        {"promptFeedback": {"blockReason": "SAFETY"}, "modelVersion": "m1-001",
                         "usageMetadata": {"promptTokenCount": 100, "totalTokenCount": 100}}
                        """)));

        ChatResponse response = ask(config(Map.of()), true);

        assertThat(Finish.of(response)).isEqualTo(Finish.CONTENT_FILTER);
    }
}
