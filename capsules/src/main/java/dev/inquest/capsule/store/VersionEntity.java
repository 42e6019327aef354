package dev.inquest.capsule.store;

import dev.inquest.capsule.ProcedureStep;
import dev.inquest.capsule.Trigger;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a capsule says in one version; never changed. */
@Entity
@Table(name = "capsule_version")
class VersionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private @Nullable Long id;

    @Column(name = "capsule_id")
    private String capsuleId;

    @Column(name = "version")
    private int version;

    @Column(name = "skill")
    private String skill;

    @Column(name = "findings")
    private String[] findings;

    @Column(name = "symptoms")
    private String[] symptoms;

    @Column(name = "trigger_text")
    private String triggerText;

    @Column(name = "procedure")
    private String procedure;

    @Column(name = "created_at")
    private Instant createdAt;

    protected VersionEntity() {}

    VersionEntity(CapsuleEntity capsule, Trigger trigger, List<ProcedureStep> procedure, Instant now) {
        this.capsuleId = capsule.id();
        this.version = capsule.version();
        this.skill = capsule.skill();
        this.findings = trigger.findings().toArray(String[]::new);
        this.symptoms = trigger.symptoms().toArray(String[]::new);
        this.triggerText = trigger.text();
        this.procedure = CapsuleJson.writeSteps(procedure);
        this.createdAt = now;
    }

    String capsuleId() {
        return capsuleId;
    }

    Trigger trigger() {
        return new Trigger(Set.of(findings), Set.of(symptoms), triggerText);
    }

    List<ProcedureStep> procedure() {
        return CapsuleJson.readSteps(procedure);
    }
}
