package dev.inquest.api.incident;

import dev.inquest.casefile.CaseFile;
import dev.inquest.incident.Alert;
import dev.inquest.incident.DiagnosisBy;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Mode;
import dev.inquest.incident.ModelReading;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Phase;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Settings;
import dev.inquest.incident.Spending;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An incident with everything its investigation has found so far.
 *
 * @param recurrenceOf the earlier incident of the same fingerprint, or null
 * @param plan the current plan, or null before planning
 * @param awaitingApproval what waits for a person, or null
 * @param probe what the student said when it was probed last, or null
 * @param corrections what the teacher said, oldest first
 * @param degraded where a model was given up, or passed over for one question, and the embedded reasoner went on; oldest first
 * @param outcome what it came to, or null while it is looked for; there a little before the incident is closed
 * @param reward what it was worth, or null while open and where nothing is learned from it
 * @param diagnosisBy whose answer the outcome is
 * @param modelReading what a model made of the evidence, as far as its citations hold; null where none read it
 * @param embeddedOutcome the embedded reasoner's outcome, beside the model's reading; null where no model read
 * @param commandsOffered how many commands a model student wrote; 0 with the embedded one
 * @param commandsAccepted those of them that the catalogue took
 */
public record IncidentView(
        String id,
        String source,
        String title,
        String description,
        String cluster,
        @Nullable String namespace,
        @Nullable Instant startsAt,
        List<Alert> alerts,
        @Nullable String recurrenceOf,
        Phase phase,
        @Nullable Mode mode,
        @Nullable Plan plan,
        @Nullable AwaitingApproval awaitingApproval,
        @Nullable ProbeView probe,
        List<String> corrections,
        List<String> degraded,
        List<EvidenceItem> evidence,
        List<Finding> findings,
        List<Hypothesis> hypotheses,
        List<CaseFile.Entry> timeline,
        @Nullable Outcome outcome,

        @Schema(
                description =
                        "Whose answer the outcome is: the embedded ranking's, or the model's where the settings ask for it"
                                + " and the evidence proves at least one of its causes")
        DiagnosisBy diagnosisBy,

        @Schema(
                description =
                        "What the student's model made of the evidence, after every citation was checked: its causes,"
                                + " hypotheses without proof, and what was refused, with the reason. Null where no model read it")
        @Nullable
        ModelReading modelReading,

        @Schema(description = "The embedded reasoner's outcome beside the model's reading. Null where no model read")
        @Nullable
        Outcome embeddedOutcome,

        @Nullable RewardView reward,
        int correctionsGiven,
        Settings settings,
        Spending spending,
        int commandsOffered,
        int commandsAccepted,
        Instant acceptedAt,
        @Nullable Instant closedAt,
        Links links) {

    /** The plan that waits for a person. */
    public record AwaitingApproval(String planDigest) {}

    /** One piece of evidence without its output, which is behind {@code href}. */
    public record EvidenceItem(
            int number, String command, EvidenceStatus status, int looks, String summary, String digest, String href) {}

    /**
     * @param self this incident
     * @param temporal its workflow in the Temporal UI, or null when no UI is configured
     */
    public record Links(String self, @Nullable String temporal) {}
}
