package dev.inquest.api.incident;

import dev.inquest.api.problem.Problem;
import dev.inquest.api.problem.ProblemType;
import dev.inquest.casefile.CaseFile;
import dev.inquest.casefile.CaseFiles;
import dev.inquest.incident.Incident;
import dev.inquest.investigation.WorkflowIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Accepts reports. Case file, outbox entry and idempotency key are committed together: after that nothing is lost, whatever
 * happens to this process or to Temporal.
 */
@ApplicationScoped
class IncidentIntake {

    private final CaseFiles caseFiles;
    private final OutboxRepository outbox;
    private final IdempotencyKeys keys;
    private final EntityManager database;
    private final Event<IncidentAccepted> accepted;
    private final Clock clock;

    IncidentIntake(
            CaseFiles caseFiles,
            OutboxRepository outbox,
            IdempotencyKeys keys,
            EntityManager database,
            Event<IncidentAccepted> accepted,
            Clock clock) {
        this.caseFiles = caseFiles;
        this.outbox = outbox;
        this.keys = keys;
        this.database = database;
        this.accepted = accepted;
        this.clock = clock;
    }

    /**
     * @param report what is wrong
     * @param key the idempotency key and the digest of the body it came with, or null
     * @throws dev.inquest.api.problem.ProblemException when the key was used for another body
     */
    @Transactional
    Acceptance receive(IncidentReport report, @Nullable KeyedBody key) {
        if (key == null) {
            return attachOrOpen(report);
        }
        serialise("key " + key.key());
        Optional<IdempotencyKey> used = keys.findByIdOptional(key.key());
        return used.isPresent() ? repeat(used.get(), key) : remember(attachOrOpen(report), key);
    }

    private static Acceptance repeat(IdempotencyKey used, KeyedBody key) {
        if (!used.bodyDigest.equals(key.bodyDigest())) {
            throw Problem.of(
                            ProblemType.KEY_MISMATCH,
                            "This Idempotency-Key came with another body before: use a new key for a new report.")
                    .exception();
        }
        return used.acceptance();
    }

    private Acceptance remember(Acceptance acceptance, KeyedBody key) {
        keys.persist(new IdempotencyKey(key.key(), key.bodyDigest(), acceptance, clock.instant()));
        return acceptance;
    }

    private Acceptance attachOrOpen(IncidentReport report) {
        String fingerprint = Fingerprint.of(report);
        serialise("fingerprint " + report.source() + " " + fingerprint);
        return caseFiles
                .findOpen(report.source(), fingerprint)
                .<Acceptance>map(open -> new Acceptance.Attached(open.incident().id()))
                .orElseGet(() -> open(report, fingerprint));
    }

    private Acceptance open(IncidentReport report, String fingerprint) {
        @Nullable
        String recurrenceOf = caseFiles
                .findLastClosed(report.source(), fingerprint)
                .map(CaseFile::incident)
                .map(Incident::id)
                .orElse(null);
        String id = IncidentIds.next(clock.instant());
        Incident incident = new Incident(
                id,
                report.source(),
                report.title(),
                report.description(),
                report.cluster(),
                report.namespace(),
                report.startsAt(),
                report.alerts(),
                recurrenceOf);
        caseFiles.open(
                incident, fingerprint, WorkflowIds.investigation(report.source(), fingerprint), report.settings());
        outbox.persist(new OutboxEntry(id, clock.instant()));
        accepted.fire(new IncidentAccepted(id));
        return new Acceptance.Accepted(id);
    }

    /** One at a time for the same words, until the transaction ends: two equal reports must not open two files. */
    private void serialise(String words) {
        database.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:words, 0))", Object.class)
                .setParameter("words", words)
                .getSingleResult();
    }

    /**
     * @param key the header
     * @param bodyDigest SHA-256 of the body as understood: white space and the order of fields do not count
     */
    record KeyedBody(String key, String bodyDigest) {}
}
