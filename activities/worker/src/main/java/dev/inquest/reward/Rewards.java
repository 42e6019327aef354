package dev.inquest.reward;

import dev.inquest.capsule.CapsuleLibrary;
import dev.inquest.capsule.TrialOutcome;
import dev.inquest.capsule.learning.Reward;
import dev.inquest.model.Judgement;
import dev.inquest.storage.StoredJson;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Rewards in PostgreSQL: kept once, read with the verdict that stands. */
@ApplicationScoped
@Transactional
public class Rewards implements PanacheRepositoryBase<IncidentReward, String> {

    private static final String INSERT = """
            insert into incident_reward (incident_id, outcome, evidence, effort, process, judge, rewarded_at)
            values (:incident, :outcome, :evidence, :effort, :process, :judge, :at)
            on conflict (incident_id) do nothing
            """;

    private final Session session;
    private final CapsuleLibrary library;

    @Inject
    Rewards(Session session, CapsuleLibrary library) {
        this.session = session;
        this.library = library;
    }

    /**
     * Keeps the reward that nobody's verdict has moved yet.
     *
     * @return what stands: of two attempts the first to be kept, with the verdict of today
     */
    public Rewarded keep(String incidentId, Reward reward, @Nullable Judgement judgement) {
        session.createNativeMutationQuery(INSERT)
                .setParameter("incident", incidentId)
                .setParameter("outcome", reward.outcome())
                .setParameter("evidence", reward.evidence())
                .setParameter("effort", reward.effort())
                .setParameter("process", reward.process(), Double.class)
                .setParameter("judge", judgement == null ? null : StoredJson.write(judgement), String.class)
                .setParameter("at", Instant.now())
                .executeUpdate();
        return of(incidentId).orElseThrow();
    }

    /** The reward of an investigation; none while it is open, nor where nothing is learned from it. */
    public Optional<Rewarded> of(String incidentId) {
        return findByIdOptional(incidentId).map(row -> {
            TrialOutcome verdict =
                    library.verdicts(List.of(incidentId)).getOrDefault(incidentId, TrialOutcome.UNCONFIRMED);
            return new Rewarded(row.reward().judged(verdict), row.judgement());
        });
    }
}
