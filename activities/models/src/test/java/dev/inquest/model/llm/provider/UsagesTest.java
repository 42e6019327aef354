package dev.inquest.model.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.bedrock.BedrockTokenUsage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsagesTest {

    @Test
    void openAiCountsCachedInInputAndThoughtsInOutput() {
        TokenUsage usage = OpenAiTokenUsage.builder()
                .inputTokenCount(100)
                .inputTokensDetails(OpenAiTokenUsage.InputTokensDetails.builder()
                        .cachedTokens(64)
                        .build())
                .outputTokenCount(50)
                .outputTokensDetails(OpenAiTokenUsage.OutputTokensDetails.builder()
                        .reasoningTokens(30)
                        .build())
                .build();

        assertThat(Usages.of(response(usage))).hasValue(new TokenCount(100, 64, 50, 30));
    }

    @Test
    void anthropicCountsCachedApart() {
        TokenUsage usage = AnthropicTokenUsage.builder()
                .inputTokenCount(20)
                .cacheReadInputTokens(64)
                .cacheCreationInputTokens(16)
                .outputTokenCount(50)
                .build();

        assertThat(Usages.of(response(usage))).hasValue(new TokenCount(100, 64, 50, 0));
    }

    @Test
    void bedrockCountsCachedApart() {
        TokenUsage usage = BedrockTokenUsage.builder()
                .inputTokenCount(20)
                .cacheReadInputTokens(64)
                .cacheWriteInputTokens(16)
                .outputTokenCount(50)
                .build();

        assertThat(Usages.of(response(usage))).hasValue(new TokenCount(100, 64, 50, 0));
    }

    @Test
    void geminiCountsThoughtsApart() {
        TokenUsage usage = GoogleAiGeminiTokenUsage.builder()
                .inputTokenCount(100)
                .cachedContentTokenCount(64)
                .outputTokenCount(20)
                .thoughtsTokenCount(30)
                .build();

        TokenCount count = Usages.of(response(usage)).orElseThrow();

        assertThat(count).isEqualTo(new TokenCount(100, 64, 50, 30));
        assertThat(count.visible()).isEqualTo(20);
    }

    @Test
    void moreCachedThanInputAndMoreThoughtsThanOutputAreCutToSense() {
        TokenUsage usage = OpenAiTokenUsage.builder()
                .inputTokenCount(10)
                .inputTokensDetails(OpenAiTokenUsage.InputTokensDetails.builder()
                        .cachedTokens(5000)
                        .build())
                .outputTokenCount(5)
                .outputTokensDetails(OpenAiTokenUsage.OutputTokensDetails.builder()
                        .reasoningTokens(-7)
                        .build())
                .build();

        assertThat(Usages.of(response(usage))).hasValue(new TokenCount(10, 10, 5, 0));
    }

    @ParameterizedTest
    @CsvSource({"-1, 5", "5, -1", "2000000000, 5", "5, 2000000000", ", 5", "5, "})
    void nonsenseAndSilenceAreNoUsage(Integer input, Integer output) {
        // A total of its own: LangChain4j adds up what it is not told.
        assertThat(Usages.of(response(new TokenUsage(input, output, 0)))).isEmpty();
    }

    @Test
    void noUsageAtAllIsNoUsage() {
        assertThat(Usages.of(response(null))).isEmpty();
    }

    @Test
    void theFinishReasonIsAWord() {
        ChatResponse cut = ChatResponse.builder()
                .aiMessage(AiMessage.from("x"))
                .finishReason(FinishReason.LENGTH)
                .build();

        assertThat(Finish.of(cut)).isEqualTo(Finish.LENGTH);
        assertThat(Finish.of(response(null))).isEqualTo(Finish.UNKNOWN);
    }

    private static ChatResponse response(TokenUsage usage) {
        return ChatResponse.builder()
                .aiMessage(AiMessage.from("x"))
                .tokenUsage(usage)
                .build();
    }
}
