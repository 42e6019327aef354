package dev.inquest.api.incident;

import dev.inquest.casefile.CaseFile;
import dev.inquest.incident.Alert;
import dev.inquest.incident.EvidenceStatus;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Mode;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Phase;
import dev.inquest.incident.Plan;
import dev.inquest.incident.Settings;
import dev.inquest.incident.Spending;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident with everything its investigation has found so far.
 *
 * @param recurrenceOf the earlier incident of the same fingerprint, or null
 * @param plan the current plan, or null before planning
 * @param awaitingApproval what waits for a person, or null
 * @param probe the student's last belief, or null
 * @param corrections what the teacher said, oldest first
 * @param degraded where a model was given up and the embedded reasoner went on, oldest first
 * @param outcome how it ended, or null while open
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
        @Nullable String probe,
        List<String> corrections,
        List<String> degraded,
        List<EvidenceItem> evidence,
        List<Finding> findings,
        List<Hypothesis> hypotheses,
        List<CaseFile.Entry> timeline,
        @Nullable Outcome outcome,
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
