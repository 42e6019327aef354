package dev.inquest.capsule.store;

import dev.inquest.capsule.TrialOutcome;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The latest word on an incident's answer. */
@Entity
@Table(name = "incident_verdict")
class VerdictEntity {

    @Id
    @Column(name = "incident_id")
    private String incidentId;

    @Enumerated(EnumType.STRING)
    @Column(name = "outcome")
    private TrialOutcome outcome;

    @Column(name = "judged_by")
    private String judgedBy;

    @Column(name = "judged_at")
    private Instant judgedAt;

    protected VerdictEntity() {}

    VerdictEntity(String incidentId, TrialOutcome outcome, String by, Instant now) {
        this.incidentId = incidentId;
        this.outcome = outcome;
        this.judgedBy = by;
        this.judgedAt = now;
    }

    void replace(TrialOutcome newOutcome, String by, Instant now) {
        outcome = newOutcome;
        judgedBy = by;
        judgedAt = now;
    }

    boolean judged() {
        return outcome != TrialOutcome.UNCONFIRMED;
    }

    String incidentId() {
        return incidentId;
    }

    TrialOutcome outcome() {
        return outcome;
    }

    String judgedBy() {
        return judgedBy;
    }
}
