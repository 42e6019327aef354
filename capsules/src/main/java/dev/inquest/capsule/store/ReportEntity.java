package dev.inquest.capsule.store;

import dev.inquest.consolidation.ConsolidationReport;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What one consolidation did. */
@Entity
@Table(name = "consolidation_report")
class ReportEntity {

    @Id
    @Column(name = "consolidation_id")
    private String consolidationId;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Column(name = "merged")
    private int merged;

    @Column(name = "retired")
    private int retired;

    protected ReportEntity() {}

    ReportEntity(ConsolidationReport report) {
        this.consolidationId = report.consolidationId();
        this.startedAt = report.startedAt();
        this.finishedAt = report.finishedAt();
        this.merged = report.merged();
        this.retired = report.retired();
    }

    ConsolidationReport report() {
        return new ConsolidationReport(consolidationId, startedAt, finishedAt, merged, retired);
    }
}
