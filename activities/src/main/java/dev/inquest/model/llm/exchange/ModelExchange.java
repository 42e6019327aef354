package dev.inquest.model.llm.exchange;

import dev.inquest.incident.Role;
import dev.inquest.model.llm.prompt.Prompt;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hibernate.annotations.Immutable;

/** One call of a model: what was said, redacted, and what it cost by the provider's count. */
@Entity
@Immutable
@Table(name = "model_exchange")
class ModelExchange {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "incident_id")
    private String incidentId;

    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "prompt_id")
    private String promptId;

    @Column(name = "prompt_version")
    private int promptVersion;

    @Column(name = "prompt_hash")
    private String promptHash;

    @Column(name = "model")
    private String model;

    @Column(name = "input_tokens")
    private int inputTokens;

    @Column(name = "output_tokens")
    private int outputTokens;

    @Column(name = "messages")
    private String messages;

    @Column(name = "exchanged_at")
    private Instant exchangedAt;

    /** For the object-relational mapper. */
    protected ModelExchange() {}

    ModelExchange(String incidentId, Role role, Prompt prompt, String model, Count count, String messages) {
        this.incidentId = incidentId;
        this.role = role;
        this.promptId = prompt.id();
        this.promptVersion = prompt.version();
        this.promptHash = prompt.hash();
        this.model = model;
        this.inputTokens = count.input();
        this.outputTokens = count.output();
        this.messages = messages;
        this.exchangedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * What one call cost.
     *
     * @param input tokens of the request
     * @param output tokens of the answer
     */
    record Count(int input, int output) {
        int total() {
            return input + output;
        }
    }
}
