package dev.inquest.model.llm.exchange;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.inquest.incident.Role;
import dev.inquest.model.llm.exchange.Exchange.Message;
import dev.inquest.model.llm.exchange.Exchange.PromptRef;
import dev.inquest.model.llm.provider.TokenCount;
import dev.inquest.storage.StoredJson;
import dev.inquest.storage.StoredText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One call of a model in the database. */
@Entity
@Immutable
@Table(name = "model_exchange")
class ModelExchange {

    private static final TypeReference<List<Message>> MESSAGES = new TypeReference<>() {};

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "incident_id")
    private String incidentId;

    @Column(name = "call_key")
    private @Nullable String callKey;

    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "prompt_id")
    private String promptId;

    @Column(name = "prompt_version")
    private int promptVersion;

    @Column(name = "prompt_hash")
    private String promptHash;

    @Column(name = "provider")
    private String provider;

    @Column(name = "model")
    private String model;

    @Column(name = "input_tokens")
    private int inputTokens;

    @Column(name = "cached_tokens")
    private int cachedTokens;

    @Column(name = "output_tokens")
    private int outputTokens;

    @Column(name = "reasoning_tokens")
    private int reasoningTokens;

    @Column(name = "prefix_tokens")
    private int prefixTokens;

    @Column(name = "micro_usd")
    private long microUsd;

    @Column(name = "duration_ms")
    private int durationMillis;

    @Column(name = "finish_reason")
    private @Nullable String finishReason;

    @Column(name = "messages")
    private String messages;

    @Column(name = "answer")
    private String answer;

    @Column(name = "exchanged_at")
    private Instant exchangedAt;

    /** For the object-relational mapper. */
    protected ModelExchange() {}

    ModelExchange(String incidentId, @Nullable String callKey, Exchange exchange) {
        this.incidentId = incidentId;
        this.callKey = callKey;
        this.role = exchange.role();
        this.promptId = exchange.prompt().id();
        this.promptVersion = exchange.prompt().version();
        this.promptHash = exchange.prompt().hash();
        this.provider = exchange.provider();
        this.model = exchange.model();
        this.inputTokens = exchange.tokens().input();
        this.cachedTokens = exchange.tokens().cached();
        this.outputTokens = exchange.tokens().output();
        this.reasoningTokens = exchange.tokens().reasoning();
        this.prefixTokens = exchange.prefixTokens();
        this.microUsd = exchange.microUsd();
        this.durationMillis = Math.toIntExact(exchange.duration().toMillis());
        this.finishReason = exchange.finishReason();
        this.messages = StoredJson.write(exchange.messages());
        this.answer = StoredText.of(exchange.answer());
        this.exchangedAt = exchange.at().truncatedTo(ChronoUnit.MICROS);
    }

    Exchange toExchange() {
        return new Exchange(
                role,
                provider,
                model,
                new PromptRef(promptId, promptVersion, promptHash),
                new TokenCount(inputTokens, cachedTokens, outputTokens, reasoningTokens),
                prefixTokens,
                microUsd,
                Duration.ofMillis(durationMillis),
                finishReason == null ? "unknown" : finishReason,
                exchangedAt,
                StoredJson.read(messages, MESSAGES),
                answer);
    }
}
