package dev.inquest.capsule.store;

import dev.inquest.capsule.CapsuleLibrary.Learned;
import dev.inquest.capsule.Lesson;
import dev.inquest.capsule.ProcedureStep;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lesson and what came of it; one for each incident. */
@Entity
@Table(name = "lesson")
class LessonEntity {

    @Id
    @Column(name = "incident_id")
    private String incidentId;

    @Column(name = "capsule_id")
    private @Nullable String capsuleId;

    @Column(name = "summary")
    private String summary;

    @Column(name = "fault")
    private @Nullable String fault;

    @Column(name = "decisive")
    private String decisive;

    @Column(name = "corrections")
    private String corrections;

    @Column(name = "reward")
    private double reward;

    @Column(name = "learned_at")
    private Instant learnedAt;

    protected LessonEntity() {}

    LessonEntity(Lesson lesson, Learned learned, Instant now) {
        this.incidentId = lesson.incidentId();
        this.capsuleId = learned.capsuleId();
        this.summary = learned.summary();
        this.fault = lesson.fault() == null ? null : lesson.fault().value();
        this.decisive = CapsuleJson.writeSteps(lesson.decisive());
        this.corrections = CapsuleJson.writeLines(lesson.corrections());
        this.reward = lesson.reward();
        this.learnedAt = now;
    }

    Learned learned() {
        return new Learned(capsuleId, summary);
    }

    List<ProcedureStep> decisive() {
        return CapsuleJson.readSteps(decisive);
    }
}
