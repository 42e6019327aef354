package dev.inquest.api.incident;

import dev.inquest.incident.Role;
import dev.inquest.model.llm.exchange.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One answered call of a model, as it was stored: redacted, and never changed. */
@Schema(description = "One answered call of a model, redacted before it was stored, and never changed.")
public record ExchangeView(
        @Schema(description = "Its place among the incident's exchanges, from 1.")
        int number,

        Role role,
        @Schema(examples = "openai") String provider,
        @Schema(examples = "gpt-5-mini") String model,
        Prompt prompt,
        Tokens tokens,

        @Schema(description = "What it cost by the configured prices, in millionths of a US dollar.")
        long microUsd,

        Duration duration,

        @Schema(description = "Why the model stopped, as in stop or length.")
        String finishReason,

        Instant at,
        @Schema(description = "What was sent, in order.") List<Message> messages,

        @Schema(description = "What came back, without what exceeds the bound of an answer.")
        String answer) {

    /** The versioned instruction that was used. */
    public record Prompt(
            @Schema(examples = "plan") String id,
            int version,

            @Schema(description = "SHA-256 of the instruction's text.")
            String hash) {}

    /** By the provider's count; by our tokenizer's where it gave none. */
    public record Tokens(
            @Schema(description = "Of the request, the cached ones among them.")
            int input,

            @Schema(description = "Of the input, those that the provider had cached.")
            int cached,

            @Schema(description = "Of the answer, the model's thoughts among them.")
            int output,

            @Schema(description = "Of the output, those that were thoughts.")
            int reasoning,

            @Schema(
                    description =
                            "Of the input, the instruction that comes first in every call of this prompt and can be"
                                    + " cached; by our tokenizer.")
            int prefix) {}

    /** One turn. */
    public record Message(
            @Schema(examples = {"system", "user", "assistant"})
            String by,

            String text) {}

    static ExchangeView of(int number, Exchange exchange) {
        return new ExchangeView(
                number,
                exchange.role(),
                exchange.provider(),
                exchange.model(),
                new Prompt(
                        exchange.prompt().id(),
                        exchange.prompt().version(),
                        exchange.prompt().hash()),
                new Tokens(
                        exchange.tokens().input(),
                        exchange.tokens().cached(),
                        exchange.tokens().output(),
                        exchange.tokens().reasoning(),
                        exchange.prefixTokens()),
                exchange.microUsd(),
                exchange.duration(),
                exchange.finishReason(),
                exchange.at(),
                exchange.messages().stream()
                        .map(m -> new Message(m.by(), m.text()))
                        .toList(),
                exchange.answer());
    }
}
