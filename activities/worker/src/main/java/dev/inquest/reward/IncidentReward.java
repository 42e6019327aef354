package dev.inquest.reward;

import dev.inquest.capsule.learning.Reward;
import dev.inquest.model.Judgement;
import dev.inquest.storage.StoredJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What one investigation was worth before anybody judged its answer. */
@Entity
@Immutable
@Table(name = "incident_reward")
class IncidentReward {

    @Id
    @Column(name = "incident_id")
    private String incidentId;

    @Column(name = "outcome")
    private double outcome;

    @Column(name = "evidence")
    private double evidence;

    @Column(name = "effort")
    private double effort;

    @Column(name = "process")
    private @Nullable Double process;

    @Column(name = "judge")
    private @Nullable String judge;

    @Column(name = "rewarded_at")
    private Instant rewardedAt;

    /** For the object-relational mapper. */
    protected IncidentReward() {}

    Reward reward() {
        return new Reward(outcome, evidence, effort, process);
    }

    @Nullable
    Judgement judgement() {
        return StoredJson.readNullable(judge, Judgement.class);
    }
}
