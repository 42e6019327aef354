package dev.inquest.api.feedback;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The last verdict on an incident. */
@Entity
@Table(name = "feedback")
class Feedback {

    @Id
    @Column(name = "incident_id")
    String incidentId;

    @Column(name = "verdict")
    @Enumerated(EnumType.STRING)
    FeedbackRequest.Verdict verdict;

    @Column(name = "entity")
    @Nullable
    String entity;

    @Column(name = "fault")
    @Nullable
    String fault;

    @Column(name = "remark")
    @Nullable
    String comment;

    @Column(name = "given_by")
    String givenBy;

    @Column(name = "given_at")
    Instant givenAt;

    protected Feedback() {}

    Feedback(String incidentId) {
        this.incidentId = incidentId;
    }
}
