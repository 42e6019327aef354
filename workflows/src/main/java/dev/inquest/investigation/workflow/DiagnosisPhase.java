package dev.inquest.investigation.workflow;

import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.Mode;
import dev.inquest.incident.Outcome;
import dev.inquest.incident.Role;
import dev.inquest.incident.Use;
import dev.inquest.investigation.DiagnoseActivities.AssessRequest;
import dev.inquest.investigation.DiagnoseActivities.Assessment;
import dev.inquest.investigation.DiagnoseActivities.DiagnoseRequest;
import dev.inquest.investigation.DiagnoseActivities.ReadReply;
import dev.inquest.investigation.DiagnoseActivities.ReadRequest;
import dev.inquest.investigation.InvestigationRequest;
import io.temporal.failure.ActivityFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence means: hypotheses on the way, the outcome at the end. Where a model planned, it is asked for its reading of
 * the evidence too; the embedded outcome stands beside it, and in its place when the model gives no answer in time.
 */
final class DiagnosisPhase {

    private final InvestigationRequest request;
    private final Ledger ledger;
    private final EarlyStop stop;
    private final BoundedCall asking;
    private @Nullable Assessment assessment;
    private @Nullable String model;

    DiagnosisPhase(InvestigationRequest request, Ledger ledger, EarlyStop stop, BoundedCall asking) {
        this.request = request;
        this.ledger = ledger;
        this.stop = stop;
        this.asking = asking;
    }

    void assess(int through, @Nullable Mode mode) {
        assessment = ActivityStubs.diagnose("Findings and hypotheses over " + through + " pieces of evidence")
                .assess(new AssessRequest(request.incidentId(), through, mode, ledger.spending()));
    }

    /** Whether looking further would not change the answer. */
    boolean certain() {
        return assessment != null && assessment.certain();
    }

    /** Whether there is an answer now. */
    boolean answered() {
        return assessment != null && assessment.answered();
    }

    List<Hypothesis> best() {
        return assessment == null ? List.of() : assessment.best();
    }

    /** Notes the model that planned; null is the embedded reasoner and changes nothing. */
    void plannedBy(@Nullable String name) {
        model = name == null ? model : name;
    }

    /**
     * The outcome that counts.
     *
     * @param note writes a line of the timeline
     */
    Outcome outcome(Consumer<String> note) {
        Outcome embedded = ActivityStubs.diagnose("The diagnosis")
                .diagnose(new DiagnoseRequest(request.incidentId(), stop.words(), ledger.spending()));
        String reader = model;
        return reader == null || stop.isCancelled() ? embedded : read(reader, embedded, note);
    }

    private Outcome read(String reader, Outcome embedded, Consumer<String> note) {
        if (!ledger.affordsModel(Role.STUDENT)) {
            note.accept(reader + " was not asked to read the evidence: its budget is spent");
            return embedded;
        }
        try {
            Optional<ReadReply> reply = asking.unlessCancelled(() -> ActivityStubs.read(reader)
                    .diagnoseByModel(new ReadRequest(
                            request.incidentId(), embedded, request.settings().diagnosisBy())));
            reply.ifPresent(r -> ledger.spend(Role.STUDENT, new Use(r.studentTokens(), r.microUsd())));
            note.accept(reply.map(ReadReply::note)
                    .orElse(reader + " was not waited for, the embedded diagnosis stands: " + stop.words()));
            return reply.map(ReadReply::outcome).orElse(embedded);
        } catch (ActivityFailure e) {
            if (Failures.isCancellation(e)) {
                throw e;
            }
            note.accept(
                    reader + " gave no reading of the evidence, the embedded diagnosis stands: " + Failures.words(e));
            return embedded;
        }
    }
}
