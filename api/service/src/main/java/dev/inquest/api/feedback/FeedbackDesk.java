package dev.inquest.api.feedback;

import dev.inquest.api.feedback.FeedbackRequest.ActualCause;
import dev.inquest.api.feedback.FeedbackRequest.Verdict;
import dev.inquest.api.problem.Problem;
import dev.inquest.api.problem.ProblemType;
import dev.inquest.api.wire.WireNames;
import dev.inquest.capsule.CapsuleLibrary;
import dev.inquest.capsule.TrialOutcome;
import dev.inquest.casefile.CaseFile;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.storage.StoredText;
import dev.inquest.text.Digests;
import dev.inquest.text.Shorten;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the verdict and judges what was learned by it, in one transaction. */
@ApplicationScoped
class FeedbackDesk {

    private static final int MAX_COMMENT = 2_000;

    private final EntityManager database;
    private final CapsuleLibrary library;
    private final CaseFiles caseFiles;
    private final Clock clock;

    FeedbackDesk(EntityManager database, CapsuleLibrary library, CaseFiles caseFiles, Clock clock) {
        this.database = database;
        this.library = library;
        this.caseFiles = caseFiles;
        this.clock = clock;
    }

    /**
     * @return how many trials were judged
     * @throws dev.inquest.api.problem.ProblemException when the incident is still open
     */
    @Transactional
    int judge(CaseFile file, Verdict verdict, FeedbackRequest request, String by) {
        String id = file.incident().id();
        if (file.closedAt() == null) {
            throw Problem.of(
                            ProblemType.INCIDENT_OPEN,
                            "Incident " + id + " is still being investigated: give feedback when it has an outcome.")
                    .exception();
        }
        // First: the library lets one write at a time, so that of two verdicts at once the later one replaces the
        // earlier.
        int judged = library.judge(id, verdict == Verdict.RIGHT ? TrialOutcome.CONFIRMED : TrialOutcome.REFUTED, by);
        keep(id, verdict, request, by);
        String text = text(verdict, request, by);
        caseFiles.note(id, "feedback:" + Digests.sha256(text), "note", text);
        return judged;
    }

    private void keep(String id, Verdict verdict, FeedbackRequest request, String by) {
        Feedback row = Optional.ofNullable(database.find(Feedback.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseGet(() -> new Feedback(id));
        row.verdict = verdict;
        row.entity = actual(request)
                .map(ActualCause::entity)
                .map(Object::toString)
                .map(StoredText::of)
                .orElse(null);
        row.fault =
                actual(request).map(ActualCause::fault).map(Object::toString).orElse(null);
        row.comment = shortened(request.comment());
        row.givenBy = by;
        row.givenAt = clock.instant();
        database.persist(row);
    }

    private static String text(Verdict verdict, FeedbackRequest request, String by) {
        StringBuilder text = new StringBuilder("Feedback by " + by + ": " + WireNames.kebab(verdict));
        actual(request).ifPresent(a -> text.append("; actual cause: ")
                .append(a.entity() == null ? "" : a.entity() + " ")
                .append(a.fault() == null ? "" : a.fault()));
        if (request.comment() != null && !request.comment().isBlank()) {
            text.append("; ").append(shortened(request.comment()));
        }
        return text.toString().strip();
    }

    private static Optional<ActualCause> actual(FeedbackRequest request) {
        return Optional.ofNullable(request.rootCause());
    }

    private static @Nullable String shortened(@Nullable String comment) {
        return comment == null ? null : Shorten.to(MAX_COMMENT, StoredText.of(comment));
    }
}
