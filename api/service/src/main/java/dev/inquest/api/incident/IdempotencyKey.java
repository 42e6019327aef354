package dev.inquest.api.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The answer that was given to a request with an {@code Idempotency-Key}. */
@Entity
@Table(name = "idempotency_key")
class IdempotencyKey {

    @Id
    @Column(name = "idempotency_key")
    String key;

    @Column(name = "body_digest")
    String bodyDigest;

    @Column(name = "incident_id")
    String incidentId;

    @Column(name = "attached")
    boolean attached;

    @Column(name = "created_at")
    Instant createdAt;

    protected IdempotencyKey() {}

    IdempotencyKey(String key, String bodyDigest, Acceptance acceptance, Instant now) {
        this.key = key;
        this.bodyDigest = bodyDigest;
        this.incidentId = acceptance.incidentId();
        this.attached = acceptance instanceof Acceptance.Attached;
        this.createdAt = now;
    }

    /** The same answer again. */
    Acceptance acceptance() {
        return attached ? new Acceptance.Attached(incidentId) : new Acceptance.Accepted(incidentId);
    }
}
