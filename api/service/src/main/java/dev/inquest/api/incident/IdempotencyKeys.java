package dev.inquest.api.incident;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** The keys that were used lately. */
@ApplicationScoped
class IdempotencyKeys implements PanacheRepositoryBase<IdempotencyKey, String> {

    /** Long enough for every retry that a client makes by itself. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final Clock clock;

    IdempotencyKeys(Clock clock) {
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "10m")
    @Transactional
    void forgetOld() {
        delete("createdAt < ?1", clock.instant().minus(KEPT));
    }
}
