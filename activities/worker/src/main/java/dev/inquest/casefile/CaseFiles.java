package dev.inquest.casefile;

import dev.inquest.causality.Reasoning.Assessed;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The case files of all incidents, in PostgreSQL. Every write is idempotent: an activity may be repeated. */
public interface CaseFiles {

    /**
     * @param status {@code open}, {@code closed} or null for both
     * @param namespace or null
     * @param cluster or null
     * @param source or null
     * @param outcome an outcome's wire name, or null
     */
    record Filter(
            @Nullable String status,
            @Nullable String namespace,
            @Nullable String cluster,
            @Nullable String source,
            @Nullable String outcome) {
        public static final Filter ALL = new Filter(null, null, null, null, null);
    }

    /**
     * Opens the file, in the caller's transaction; phase {@link Phase#QUEUED}. Nothing happens when the incident's own
     * file is already there.
     *
     * @throws AlreadyOpenException when a file of that source and fingerprint is open; the transaction stays usable
     */
    void open(Incident incident, String fingerprint, String workflowId, Settings settings);

    /** The file, or empty. */
    Optional<CaseFile> find(String incidentId);

    /** The open file of that fingerprint, if any. */
    Optional<CaseFile> findOpen(String source, String fingerprint);

    /** The last closed file of that fingerprint, if any. */
    Optional<CaseFile> findLastClosed(String source, String fingerprint);

    /** Files, newest first; findings, hypotheses and timeline left out. */
    List<CaseFile> list(Filter filter, int offset, int limit);

    /** How many files the filter matches. */
    long count(Filter filter);

    /** Notes the plan and, once for each revision, a timeline entry of that kind. */
    default void plan(String incidentId, Plan plan, String kind, String text) {
        plan(incidentId, plan, kind, text, Proposed.NONE);
    }

    /**
     * Notes the plan and, once for each revision, a timeline entry of that kind and what the student had proposed for it. A
     * plan without steps replaces none, unless a correction struck them all.
     */
    void plan(String incidentId, Plan plan, String kind, String text, Proposed proposed);

    /** Adds a timeline entry, once for the same key. */
    void note(String incidentId, String key, String kind, String text);

    /** Whether {@link #note} added an entry of that key. */
    boolean noted(String incidentId, String key);

    /** The texts of timeline entries of that kind, oldest first. */
    List<String> notes(String incidentId, String kind);

    /** Returns the texts of what {@link #note} added of that kind by their keys, oldest first. */
    Map<String, String> notesByKey(String incidentId, String kind);

    /** Replaces findings and hypotheses. */
    void assessed(String incidentId, Assessed assessed);

    /** Keeps what a model made of the evidence, and the embedded outcome beside it; a closed file stays as it is. */
    void read(String incidentId, ModelReading reading, Outcome embedded);

    /** Keeps what the investigation came to, before the file is closed; a closed file stays as it is. */
    void found(String incidentId, Outcome outcome);

    /** Notes the run that investigates this incident. */
    void started(String incidentId, String runId);

    /** Notes the phase; a closed file stays closed. */
    void phase(String incidentId, Phase phase);

    /** Notes mode and spending. */
    void spent(String incidentId, @Nullable Mode mode, Spending spending);

    /** Notes phase, mode, spending, a line for the timeline and what waits for a person. */
    void progress(Progress progress);

    /** Closes the file. */
    void close(Closing closing);
}
