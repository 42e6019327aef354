package dev.inquest.casefile;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.inquest.causality.Reasoning.Assessed;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Mode;
import dev.inquest.incident.ModelReading;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Phase;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Proposed;
import dev.inquest.incident.Settings;
import dev.inquest.incident.Spending;
import dev.inquest.investigation.CaseFileActivities.Closing;
import dev.inquest.investigation.CaseFileActivities.Progress;
import dev.inquest.storage.StoredJson;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.LazyGroup;
import org.jspecify.annotations.Nullable;

/** A case file's row. Its methods are the legal moves: a closed file does not move any more. */
@Entity
@DynamicUpdate
@Table(name = "incident_case")
class IncidentCase {

    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
    private static final TypeReference<List<Hypothesis>> HYPOTHESES = new TypeReference<>() {};

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "source")
    private String source;

    @Column(name = "fingerprint")
    private String fingerprint;

    @Column(name = "workflow_id")
    private String workflowId;

    @Column(name = "run_id")
    private @Nullable String runId;

    @Column(name = "cluster")
    private String cluster;

    @Column(name = "namespace")
    private @Nullable String namespace;

    @Column(name = "incident")
    private String incident;

    @Column(name = "settings")
    private String settings;

    @Column(name = "phase")
    @Enumerated(EnumType.STRING)
    private Phase phase;

    @Column(name = "mode")
    @Enumerated(EnumType.STRING)
    private @Nullable Mode mode;

    @Column(name = "plan")
    private @Nullable String plan;

    @Column(name = "plan_revision")
    private int planRevision;

    @Column(name = "awaiting")
    private @Nullable String awaiting;

    @Basic(fetch = FetchType.LAZY)
    @LazyGroup("assessed")
    @Column(name = "findings")
    private String findings;

    @Basic(fetch = FetchType.LAZY)
    @LazyGroup("assessed")
    @Column(name = "hypotheses")
    private String hypotheses;

    @Column(name = "outcome")
    private @Nullable String outcome;

    @Column(name = "model_reading")
    private @Nullable String modelReading;

    @Column(name = "embedded_outcome")
    private @Nullable String embeddedOutcome;

    @Column(name = "outcome_status")
    private @Nullable String outcomeStatus;

    @Column(name = "corrections")
    private int corrections;

    @Column(name = "looks")
    private int looks;

    @Column(name = "steps")
    private int steps;

    @Column(name = "student_tokens")
    private int studentTokens;

    @Column(name = "teacher_tokens")
    private int teacherTokens;

    @Column(name = "micro_usd")
    private long microUsd;

    @Column(name = "commands_offered")
    private int commandsOffered;

    @Column(name = "commands_accepted")
    private int commandsAccepted;

    @Column(name = "accepted_at")
    private Instant acceptedAt;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    /** For the object-relational mapper. */
    protected IncidentCase() {}

    String id() {
        return id;
    }

    boolean isClosed() {
        return closedAt != null;
    }

    /** Takes the plan over, unless a later revision is already there. */
    void plan(Plan revised) {
        if (revised.revision() >= planRevision) {
            plan = StoredJson.write(revised);
            planRevision = revised.revision();
        }
    }

    void proposed(Proposed more) {
        commandsOffered += more.offered();
        commandsAccepted += more.accepted();
    }

    void corrected() {
        corrections++;
    }

    void assessed(Assessed assessed) {
        findings = StoredJson.write(assessed.findings());
        hypotheses = StoredJson.write(assessed.hypotheses());
    }

    void read(ModelReading reading, Outcome embedded) {
        modelReading = StoredJson.write(reading);
        embeddedOutcome = StoredJson.write(embedded);
    }

    void found(Outcome reached) {
        outcome = StoredJson.write(reached);
        outcomeStatus = reached.status();
    }

    void started(String run) {
        runId = run;
    }

    /** Nothing goes back to the queue. */
    void phase(Phase reached) {
        if (reached != Phase.QUEUED) {
            phase = reached;
        }
    }

    void spent(@Nullable Mode chosen, Spending spending) {
        mode = chosen == null ? mode : chosen;
        looks = spending.looks();
        steps = spending.steps();
        studentTokens = spending.studentTokens();
        teacherTokens = spending.teacherTokens();
        microUsd = spending.microUsd();
    }

    void progress(Progress progress) {
        phase(progress.phase());
        awaiting = progress.awaitingDigest();
        spent(progress.mode(), progress.spending());
    }

    void close(Closing closing) {
        phase = Phase.DONE;
        awaiting = null;
        found(closing.outcome());
        corrections = closing.corrections();
        spent(closing.mode(), closing.spending());
        closedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** All of the file. */
    CaseFile whole(List<CaseFile.Entry> timeline) {
        return file(StoredJson.read(findings, FINDINGS), StoredJson.read(hypotheses, HYPOTHESES), timeline);
    }

    /** The file as a list shows it: without findings, hypotheses and timeline, which are not even read. */
    CaseFile listed() {
        return file(List.of(), List.of(), List.of());
    }

    private CaseFile file(List<Finding> findings, List<Hypothesis> hypotheses, List<CaseFile.Entry> timeline) {
        return new CaseFile(
                StoredJson.read(incident, Incident.class),
                fingerprint,
                StoredJson.read(settings, Settings.class),
                workflowId,
                runId,
                phase,
                mode,
                StoredJson.readNullable(plan, Plan.class),
                awaiting,
                findings,
                hypotheses,
                timeline,
                StoredJson.readNullable(outcome, Outcome.class),
                StoredJson.readNullable(modelReading, ModelReading.class),
                StoredJson.readNullable(embeddedOutcome, Outcome.class),
                corrections,
                new Spending(looks, steps, studentTokens, teacherTokens, microUsd),
                new Proposed(commandsOffered, commandsAccepted),
                acceptedAt,
                closedAt);
    }
}
