package dev.inquest.api.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An accepted incident whose workflow is not known to have started. */
@Entity
@Table(name = "outbox")
class OutboxEntry {

    @Id
    @Column(name = "incident_id")
    String incidentId;

    @Column(name = "attempts")
    int attempts;

    @Column(name = "next_attempt_at")
    Instant nextAttemptAt;

    @Column(name = "last_error")
    @Nullable
    String lastError;

    @Column(name = "created_at")
    Instant createdAt;

    protected OutboxEntry() {}

    OutboxEntry(String incidentId, Instant now) {
        this.incidentId = incidentId;
        this.nextAttemptAt = now;
        this.createdAt = now;
    }

    /** Tried in vain: the next attempt comes later each time. */
    void failed(String why, Instant nextAttempt) {
        attempts++;
        lastError = why;
        nextAttemptAt = nextAttempt;
    }
}
