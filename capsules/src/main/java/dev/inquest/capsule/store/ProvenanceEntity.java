package dev.inquest.capsule.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An incident that a capsule was learned from. */
@Entity
@Table(name = "capsule_provenance")
class ProvenanceEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private @Nullable Long id;

    @Column(name = "capsule_id")
    private String capsuleId;

    @Column(name = "incident_id")
    private String incidentId;

    @Column(name = "since")
    private int since;

    @Column(name = "learned_at")
    private Instant learnedAt;

    protected ProvenanceEntity() {}

    ProvenanceEntity(CapsuleEntity capsule, String incidentId, Instant now) {
        this.capsuleId = capsule.id();
        this.incidentId = incidentId;
        this.since = capsule.version();
        this.learnedAt = now;
    }

    String capsuleId() {
        return capsuleId;
    }

    String incidentId() {
        return incidentId;
    }

    int since() {
        return since;
    }
}
