package dev.inquest.api.incident;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The outbox's rows. */
@ApplicationScoped
class OutboxRepository implements PanacheRepositoryBase<OutboxEntry, String> {

    private static final String LOCK_TIMEOUT = "jakarta.persistence.lock.timeout";

    /** Hibernate's word for SKIP LOCKED. */
    private static final int SKIP_LOCKED = -2;

    /** Ids of rows that are due, oldest first. */
    List<String> due(Instant now, int limit) {
        return find("nextAttemptAt <= ?1 order by createdAt", now).page(0, limit).stream()
                .map(e -> e.incidentId)
                .toList();
    }

    /** The row, locked until the transaction ends; empty when it is gone or another dispatcher has it. */
    Optional<OutboxEntry> lock(String incidentId) {
        return find("incidentId", incidentId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(LOCK_TIMEOUT, SKIP_LOCKED)
                .firstResultOptional();
    }
}
