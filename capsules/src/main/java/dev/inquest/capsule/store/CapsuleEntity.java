package dev.inquest.capsule.store;

import dev.inquest.capsule.CapsuleStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A capsule's identity and where it stands; what it says is in its versions. */
@Entity
@Table(name = "capsule")
class CapsuleEntity {

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "version")
    private int version;

    @Column(name = "skill")
    private String skill;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private CapsuleStatus status;

    @Column(name = "promoted_by")
    private @Nullable String promotedBy;

    @Column(name = "merged_into")
    private @Nullable String mergedInto;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** Two transactions that change the same capsule: the later one fails and is repeated. */
    @Version
    @Column(name = "revision")
    private long revision;

    protected CapsuleEntity() {}

    CapsuleEntity(String id, String skill, Instant now) {
        this.id = id;
        this.version = 1;
        this.skill = skill;
        this.status = CapsuleStatus.ACTIVE;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void advance(String newSkill, Instant now) {
        version++;
        skill = newSkill;
        updatedAt = now;
    }

    void promote(String by, Instant now) {
        status = CapsuleStatus.PROMOTED;
        promotedBy = by;
        updatedAt = now;
    }

    void mergeInto(CapsuleEntity survivor, Instant now) {
        status = CapsuleStatus.MERGED;
        mergedInto = survivor.id;
        updatedAt = now;
    }

    void retire(Instant now) {
        status = CapsuleStatus.RETIRED;
        updatedAt = now;
    }

    void touch(Instant now) {
        updatedAt = now;
    }

    String id() {
        return id;
    }

    int version() {
        return version;
    }

    String skill() {
        return skill;
    }

    CapsuleStatus status() {
        return status;
    }

    @Nullable
    String promotedBy() {
        return promotedBy;
    }

    @Nullable
    String mergedInto() {
        return mergedInto;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
