package dev.inquest.model.llm.exchange;

import dev.inquest.incident.Role;
import dev.inquest.incident.Use;
import dev.inquest.model.llm.provider.TokenCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One answered call of a model, as it is kept: redacted, and never changed.
 *
 * @param role who was played
 * @param provider the provider's name in the configuration, as in {@code openai}
 * @param model the model's name there
 * @param prompt which instruction
 * @param tokens by the provider's count; by our tokenizer's where it gave none
 * @param prefixTokens how many of the input are the instruction, which comes first and is the same in every call of the
 *     prompt, so that providers can cache it; by our tokenizer
 * @param microUsd what it cost by the configured prices, in millionths of a US dollar
 * @param duration how long the answer took
 * @param finishReason why the model stopped, as in {@code stop} or {@code length}; {@code unknown} where it did not say
 * @param at when it was answered
 * @param messages what was sent, in order
 * @param answer what came back, without what exceeds the bound of an answer
 */
public record Exchange(
        Role role,
        String provider,
        String model,
        PromptRef prompt,
        TokenCount tokens,
        int prefixTokens,
        long microUsd,
        Duration duration,
        String finishReason,
        Instant at,
        List<Message> messages,
        String answer) {

    public Exchange {
        messages = List.copyOf(messages);
    }

    /** Who answered, as in {@code openai:NAME}. */
    public String name() {
        return provider + ":" + model;
    }

    /** What it cost. */
    public Use use() {
        return new Use(tokens.total(), microUsd);
    }

    /** What all of them cost. */
    public static Use use(List<Exchange> exchanges) {
        return exchanges.stream().map(Exchange::use).reduce(Use.NONE, Use::plus);
    }

    /**
     * A versioned instruction.
     *
     * @param hash the SHA-256 of its text
     */
    public record PromptRef(String id, int version, String hash) {}

    /**
     * One turn of a conversation.
     *
     * @param by {@code system}, {@code user} or {@code assistant}
     * @param text what was said, redacted
     */
    public record Message(String by, String text) {

        static final String SYSTEM = "system";
        static final String USER = "user";
        static final String ASSISTANT = "assistant";
    }
}
