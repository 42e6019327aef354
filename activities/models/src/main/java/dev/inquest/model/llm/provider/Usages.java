package dev.inquest.model.llm.provider;

import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.bedrock.BedrockTokenUsage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a provider reports of a call's tokens. Providers count differently: OpenAI's and Gemini's input holds the
 * cached tokens, Anthropic's and Bedrock's does not; OpenAI's output holds the thoughts, Gemini's does not. After this,
 * input holds the cached tokens and output holds the thoughts.
 */
public final class Usages {

    /** More than any model can hold: whoever reports more, or less than nothing, reports nonsense. */
    private static final int ABSURD = 100_000_000;

    private Usages() {}

    /** As reported; empty when the provider did not report input and output, or reported nonsense: then estimate. */
    public static Optional<TokenCount> of(ChatResponse response) {
        return switch (response.tokenUsage()) {
            case null -> Optional.empty();
            case OpenAiTokenUsage usage -> count(usage, 0, cached(usage), 0, reasoning(usage));
            case AnthropicTokenUsage usage ->
                separate(usage, usage.cacheReadInputTokens(), usage.cacheCreationInputTokens());
            case BedrockTokenUsage usage ->
                separate(usage, usage.cacheReadInputTokens(), usage.cacheWriteInputTokens());
            case GoogleAiGeminiTokenUsage usage -> {
                int thoughts = known(usage.thoughtsTokenCount());
                yield count(usage, 0, known(usage.cachedContentTokenCount()), thoughts, thoughts);
            }
            case TokenUsage usage -> count(usage, 0, 0, 0, 0);
        };
    }

    private static Optional<TokenCount> separate(
            TokenUsage usage, @Nullable Integer cacheRead, @Nullable Integer cacheWritten) {
        int read = known(cacheRead);
        return count(usage, read + known(cacheWritten), read, 0, 0);
    }

    private static Optional<TokenCount> count(
            TokenUsage usage, int moreInput, int cached, int moreOutput, int reasoning) {
        Integer input = usage.inputTokenCount();
        Integer output = usage.outputTokenCount();
        if (!sensible(input) || !sensible(output)) {
            return Optional.empty();
        }
        int allInput = input + moreInput;
        int allOutput = output + moreOutput;
        return Optional.of(
                new TokenCount(allInput, Math.min(cached, allInput), allOutput, Math.min(reasoning, allOutput)));
    }

    private static int cached(OpenAiTokenUsage usage) {
        return usage.inputTokensDetails() == null
                ? 0
                : known(usage.inputTokensDetails().cachedTokens());
    }

    private static int reasoning(OpenAiTokenUsage usage) {
        return usage.outputTokensDetails() == null
                ? 0
                : known(usage.outputTokensDetails().reasoningTokens());
    }

    private static int known(@Nullable Integer tokens) {
        return tokens != null && sensible(tokens) ? tokens : 0;
    }

    private static boolean sensible(@Nullable Integer tokens) {
        return tokens != null && tokens >= 0 && tokens <= ABSURD;
    }
}
