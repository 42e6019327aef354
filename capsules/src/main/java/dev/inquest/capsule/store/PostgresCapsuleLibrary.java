package dev.inquest.capsule.store;

import dev.inquest.capsule.Capsule;
import dev.inquest.capsule.CapsuleLibrary;
import dev.inquest.capsule.CapsuleStatus;
import dev.inquest.capsule.Lesson;
import dev.inquest.capsule.TrialOutcome;
import dev.inquest.capsule.retrieval.CapsuleRanking;
import dev.inquest.capsule.retrieval.EmbeddedSimilarity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The library in PostgreSQL. Writes are one at a time; each is one transaction.
 *
 * <p>Judging an incident never rehabilitates a use that gave way to teaching: the right answer was found in spite of it.
 * Promoting a capsule that was merged away promotes the one that took it over; promoting a retired one brings it back. A
 * promotion is of the skill and outlasts its versions: procedures are read-only, and only a person takes it back.
 */
@ApplicationScoped
@Transactional
class PostgresCapsuleLibrary implements CapsuleLibrary {

    private static final Logger LOG = Logger.getLogger(PostgresCapsuleLibrary.class);

    private final CapsuleRanking ranking = new CapsuleRanking(SimilarityIfAny.of(new EmbeddedSimilarity()));
    private final CapsuleRepository capsules;
    private final Apprentice apprentice;
    private final Trials trials;
    private final TrialRepository trialRows;
    private final LessonRepository lessons;
    private final Housekeeping housekeeping;

    PostgresCapsuleLibrary(
            CapsuleRepository capsules,
            Apprentice apprentice,
            Trials trials,
            TrialRepository trialRows,
            LessonRepository lessons,
            Housekeeping housekeeping) {
        this.capsules = capsules;
        this.apprentice = apprentice;
        this.trials = trials;
        this.trialRows = trialRows;
        this.lessons = lessons;
        this.housekeeping = housekeeping;
    }

    @Override
    public List<Recalled> recall(RecallQuery query) {
        List<Recalled> recalled =
                ranking.rank(query, capsules.assemble(capsules.gated(query.findings(), query.symptoms())));
        recalled.forEach(r -> LOG.infof(
                "recalled capsule %s version %d: score %.3f, matched %s, text %.3f, record %.2f",
                r.capsule().id(),
                r.capsule().version(),
                r.score(),
                r.matched(),
                r.similarity(),
                r.capsule().successRate().mean()));
        return recalled;
    }

    @Override
    public Optional<Capsule> find(String capsuleId) {
        return capsules.findByIdOptional(capsuleId).map(capsules::assemble);
    }

    @Override
    public List<Capsule> list(@Nullable CapsuleStatus status, int offset, int limit) {
        return capsules.assemble(capsules.page(status, Math.max(0, offset), Math.max(1, limit)));
    }

    @Override
    public long count(@Nullable CapsuleStatus status) {
        return capsules.count(status);
    }

    @Override
    public Learned learn(Lesson lesson) {
        capsules.oneWriterAtATime();
        Learned learned = apprentice.learn(lesson, now());
        LOG.infof("lesson of incident %s: %s", lesson.incidentId(), learned.summary());
        return learned;
    }

    @Override
    public void trial(String capsuleId, int version, String incidentId, TrialOutcome outcome, String by) {
        capsules.oneWriterAtATime();
        trials.used(capsuleId, version, incidentId, outcome, by, now());
    }

    @Override
    public int judge(String incidentId, TrialOutcome outcome, String by) {
        capsules.oneWriterAtATime();
        return trials.judge(incidentId, outcome, by, now());
    }

    @Override
    public Map<String, TrialOutcome> verdicts(Collection<String> incidentIds) {
        return lessons.verdicts(incidentIds);
    }

    @Override
    public List<TrialOutcome> latestJudged(String capsuleId, int version, int limit) {
        return trialRows.latestJudged(capsuleId, version, Math.max(1, limit));
    }

    @Override
    public Optional<Capsule> promote(String capsuleId, String by) {
        capsules.oneWriterAtATime();
        Optional<CapsuleEntity> found = capsules.findByIdOptional(capsuleId);
        while (found.isPresent() && found.get().mergedInto() != null) {
            found = capsules.findByIdOptional(found.get().mergedInto());
        }
        return found.map(capsule -> {
            capsule.promote(by, now());
            return capsules.assemble(capsule);
        });
    }

    @Override
    public int mergeDuplicates() {
        capsules.oneWriterAtATime();
        return housekeeping.mergeDuplicates(now());
    }

    @Override
    public int retireFailing() {
        capsules.oneWriterAtATime();
        return housekeeping.retireFailing(now());
    }

    /** To the microsecond, as PostgreSQL keeps it. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
