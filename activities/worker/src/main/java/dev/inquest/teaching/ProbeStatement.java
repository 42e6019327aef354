package dev.inquest.teaching;

import dev.inquest.incident.Mode;
import dev.inquest.incident.Use;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One probe's answer; its end is added when it is known. */
@Entity
@Table(name = "probe_statement")
class ProbeStatement {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private @Nullable Long id;

    @Column(name = "incident_id")
    private String incidentId;

    @Column(name = "probe_key")
    private String probeKey;

    @Column(name = "student")
    private String student;

    @Column(name = "belief")
    private String belief;

    @Column(name = "confidence")
    private double confidence;

    @Column(name = "mode")
    @Enumerated(EnumType.STRING)
    private Mode mode;

    @Column(name = "reason")
    private String reason;

    @Column(name = "tokens")
    private int tokens;

    @Column(name = "micro_usd")
    private long microUsd;

    @Column(name = "learns")
    private boolean learns;

    @Column(name = "outcome")
    private @Nullable String outcome;

    @Column(name = "corrections")
    private @Nullable Integer corrections;

    @Column(name = "stated_at")
    private Instant statedAt;

    /** For the object-relational mapper. */
    protected ProbeStatement() {}

    String incidentId() {
        return incidentId;
    }

    double confidence() {
        return confidence;
    }

    Mode mode() {
        return mode;
    }

    @Nullable
    String outcome() {
        return outcome;
    }

    @Nullable
    Integer corrections() {
        return corrections;
    }

    void ended(String status, int given) {
        outcome = status;
        corrections = given;
    }

    Statement toStatement() {
        return new Statement(student, belief, confidence, mode, reason, new Use(tokens, microUsd));
    }
}
