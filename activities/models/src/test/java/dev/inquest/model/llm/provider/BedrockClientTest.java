package dev.inquest.model.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BedrockClientTest extends ProviderContract {

    @Override
    Map<String, String> configuration() {
        return Map.of("provider", "bedrock", "region", "eu-central-1");
    }

    @Override
    String url() {
        return "/model/m1/converse";
    }

    @Override
    Map.Entry<String, String> authorization() {
        return Map.entry("Authorization", "Bearer " + KEY);
    }

    @Override
    String cap() {
        return "/inferenceConfig/maxTokens";
    }

    @Override
    String schema() {
        return "/outputConfig/textFormat/structure/jsonSchema/schema";
    }

    /** It is JSON in a string there. */
    @Override
    JsonNode schema(JsonNode body) throws Exception {
        String schema = body.at(schema()).asText();
        return new ObjectMapper().readTree(schema.isEmpty() ? "{}" : schema).at("/properties/cause");
    }

    @Override
    String thinking() {
        return "/additionalModelRequestFields/thinking/budget_tokens";
    }

    @Override
    TokenCount usage() {
        return new TokenCount(100, 64, 50, 0);
    }

    @Override
    String answer(String quoted) {
        return """
                {"output": {"message": {"role": "assistant", "content": [{"text": %s}]}}, "stopReason": "end_turn",
                 "metrics": {"latencyMs": 551},
                 "usage": {"inputTokens": 20, "cacheReadInputTokens": 64, "cacheWriteInputTokens": 16, "outputTokens": 50,
                           "totalTokens": 150}}
                """.formatted(quoted);
    }

    @Test
    void withoutAKeyRequestsAreSignedWithTheCredentialsOfTheSdk() {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        try {
            ask(config(Map.of("api-key", "")), false);
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }

        assertThat(request().getHeader("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
                .contains("/eu-central-1/bedrock/aws4_request");
    }
}
