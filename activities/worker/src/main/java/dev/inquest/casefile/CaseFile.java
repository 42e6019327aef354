package dev.inquest.casefile;

import dev.inquest.incident.DiagnosisBy;
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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people read of an incident.
 *
 * @param incident as reported
 * @param fingerprint of the report
 * @param settings how it is investigated
 * @param workflowId the Temporal workflow
 * @param runId its run for this incident, null while queued
 * @param phase where it stands
 * @param mode how much teaching it gets, null before the probe
 * @param plan the current plan, null before planning
 * @param awaitingDigest the digest of the plan that waits for a person, or null
 * @param findings by now
 * @param hypotheses by now, best first
 * @param timeline what happened, oldest first
 * @param outcome what it came to, null while it is looked for; kept a little before the file is closed
 * @param modelReading what a model made of the evidence, or null where none read it
 * @param embeddedOutcome the embedded reasoner's outcome beside the model's reading, or null where no model read
 * @param corrections corrections given
 * @param spending what was spent
 * @param proposed the commands that a model student wrote, over all its plans
 * @param acceptedAt when it was accepted
 * @param closedAt when it ended, or null
 */
public record CaseFile(
        Incident incident,
        String fingerprint,
        Settings settings,
        String workflowId,
        @Nullable String runId,
        Phase phase,
        @Nullable Mode mode,
        @Nullable Plan plan,
        @Nullable String awaitingDigest,
        List<Finding> findings,
        List<Hypothesis> hypotheses,
        List<Entry> timeline,
        @Nullable Outcome outcome,
        @Nullable ModelReading modelReading,
        @Nullable Outcome embeddedOutcome,
        int corrections,
        Spending spending,
        Proposed proposed,
        Instant acceptedAt,
        @Nullable Instant closedAt) {

    /** Whose answer the outcome is: the model's only where it differs from the embedded one, and is a diagnosis. */
    public DiagnosisBy diagnosisBy() {
        return outcome instanceof Outcome.Diagnosed && embeddedOutcome != null && !outcome.equals(embeddedOutcome)
                ? DiagnosisBy.MODEL
                : DiagnosisBy.EMBEDDED;
    }

    /**
     * A line of the timeline.
     *
     * @param at when
     * @param kind {@code phase}, {@code plan}, {@code probe}, {@code correction}, {@code decision}, {@code assessment},
     *     {@code judge}, {@code lesson}, {@code degraded} (a model was given up, and the embedded reasoner took over),
     *     {@code passed-over} (the same for one question) or {@code note}
     * @param text what happened, for people
     */
    public record Entry(Instant at, String kind, String text) {}
}
