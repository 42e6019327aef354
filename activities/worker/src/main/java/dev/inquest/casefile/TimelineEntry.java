package dev.inquest.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A line of an incident's timeline. */
@Entity
@Immutable
@Table(name = "timeline_entry")
class TimelineEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "incident_id")
    private String incidentId;

    @Column(name = "entry_key")
    private String entryKey;

    @Column(name = "noted_at")
    private Instant notedAt;

    @Column(name = "kind")
    private String kind;

    @Column(name = "body")
    private String body;

    /** For the object-relational mapper. */
    protected TimelineEntry() {}

    String key() {
        return entryKey;
    }

    CaseFile.Entry toEntry() {
        return new CaseFile.Entry(notedAt, kind, body);
    }
}
