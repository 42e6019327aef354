package dev.inquest.evidence;

import dev.inquest.incident.EvidenceRef;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.observation.Evidence;
import dev.inquest.observation.Observation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** One piece of evidence without its output. The chain digest is written by sealing alone and read only there. */
@Entity
@Immutable
@Table(name = "evidence")
class EvidenceRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "incident_id")
    private String incidentId;

    @Column(name = "number")
    private int number;

    @Column(name = "command")
    private String command;

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private EvidenceStatus status;

    @Column(name = "looks")
    private int looks;

    @Column(name = "excerpt_tokens")
    private int excerptTokens;

    @Column(name = "summary")
    private String summary;

    @Column(name = "observed_at")
    private Instant observedAt;

    @Column(name = "text_digest")
    private String textDigest;

    @Column(name = "observations_digest")
    private String observationsDigest;

    @Column(name = "content_digest")
    private String contentDigest;

    @Column(name = "chain_digest")
    private String chainDigest;

    /** For the object-relational mapper. */
    protected EvidenceRow() {}

    String textDigest() {
        return textDigest;
    }

    String observationsDigest() {
        return observationsDigest;
    }

    String contentDigest() {
        return contentDigest;
    }

    EvidenceRef toRef() {
        return new EvidenceRef(number, command, status, looks, excerptTokens, textDigest, summary);
    }

    Evidence toEvidence(String text, List<Observation> observations) {
        return new Evidence(number, command, status, text, observations, looks, observedAt);
    }
}
