package dev.inquest.capsule.store;

import dev.inquest.capsule.TrialOutcome;
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

/** What one incident says about one version of a capsule. */
@Entity
@Table(name = "capsule_trial")
class TrialEntity {

    /** Why the incident says something about the version. */
    enum Origin {
        /** The version seeded its plan. */
        USED,
        /** The version was learned from it. */
        TAUGHT
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private @Nullable Long id;

    @Column(name = "capsule_id")
    private String capsuleId;

    @Column(name = "version")
    private int version;

    @Column(name = "incident_id")
    private String incidentId;

    @Enumerated(EnumType.STRING)
    @Column(name = "origin")
    private Origin origin;

    @Enumerated(EnumType.STRING)
    @Column(name = "outcome")
    private TrialOutcome outcome;

    /** The capsule was used and was not enough: a right answer found in spite of it does not make it right. */
    @Column(name = "gave_way")
    private boolean gaveWay;

    @Column(name = "judged_by")
    private String judgedBy;

    @Column(name = "judged_at")
    private Instant judgedAt;

    protected TrialEntity() {}

    TrialEntity(
            String capsuleId,
            int version,
            String incidentId,
            Origin origin,
            TrialOutcome outcome,
            String by,
            Instant now) {
        this.capsuleId = capsuleId;
        this.version = version;
        this.incidentId = incidentId;
        this.origin = origin;
        this.outcome = outcome;
        this.judgedBy = by;
        this.judgedAt = now;
    }

    /** The same word about another version that holds the same procedure. */
    TrialEntity carriedTo(String otherCapsule, int otherVersion) {
        TrialEntity carried =
                new TrialEntity(otherCapsule, otherVersion, incidentId, origin, outcome, judgedBy, judgedAt);
        carried.gaveWay = gaveWay;
        return carried;
    }

    /** What the investigation itself reports of the use. */
    void used(TrialOutcome reported, String by, Instant now) {
        origin = Origin.USED;
        gaveWay = reported == TrialOutcome.REFUTED;
        set(reported, by, now);
    }

    /** What is said of the incident's answer; a use that gave way stays refuted. */
    void judged(TrialOutcome verdict, String by, Instant now) {
        set(gaveWay ? TrialOutcome.REFUTED : verdict, by, now);
    }

    private void set(TrialOutcome newOutcome, String by, Instant now) {
        outcome = newOutcome;
        judgedBy = by;
        judgedAt = now;
    }

    String capsuleId() {
        return capsuleId;
    }

    int version() {
        return version;
    }

    String incidentId() {
        return incidentId;
    }

    Origin origin() {
        return origin;
    }

    TrialOutcome outcome() {
        return outcome;
    }
}
