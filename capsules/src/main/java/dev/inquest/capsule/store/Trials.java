package dev.inquest.capsule.store;

import dev.inquest.capsule.CapsuleStatus;
import dev.inquest.capsule.TrialOutcome;
import dev.inquest.capsule.store.TrialEntity.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who says what about a version. A record belongs to a version. A new version with the same procedure keeps all of it;
 * one with another procedure starts from what was said of the investigations it was learned from, because it holds what
 * decided them, while uses of the earlier procedure say nothing of the new one.
 */
@ApplicationScoped
class Trials {

    private final TrialRepository trials;
    private final CapsuleRepository capsules;
    private final LessonRepository lessons;

    Trials(TrialRepository trials, CapsuleRepository capsules, LessonRepository lessons) {
        this.trials = trials;
        this.capsules = capsules;
        this.lessons = lessons;
    }

    /** A use; a word on the incident that is there already counts, and "nobody has judged" never takes it back. */
    void used(String capsuleId, int version, String incidentId, TrialOutcome outcome, String by, Instant now) {
        CapsuleEntity capsule = capsules.findById(capsuleId);
        if (capsule == null || version < 1 || version > capsule.version()) {
            throw new IllegalArgumentException("there is no version " + version + " of capsule " + capsuleId);
        }
        Optional<TrialEntity> known = trials.of(capsuleId, version, incidentId);
        Optional<VerdictEntity> verdict = lessons.verdict(incidentId).filter(VerdictEntity::judged);
        if (known.isPresent() && outcome == TrialOutcome.UNCONFIRMED) {
            return;
        }
        TrialEntity trial = known.orElseGet(() -> {
            TrialEntity fresh =
                    new TrialEntity(capsuleId, version, incidentId, Origin.USED, TrialOutcome.UNCONFIRMED, by, now);
            trials.persist(fresh);
            return fresh;
        });
        trial.used(outcome, by, now);
        if (outcome == TrialOutcome.UNCONFIRMED) {
            verdict.ifPresent(said -> trial.judged(said.outcome(), said.judgedBy(), now));
        }
    }

    /** Judges every use in the incident, and every version learned from it; returns how many trials. */
    int judge(String incidentId, TrialOutcome outcome, String by, Instant now) {
        lessons.verdict(incidentId)
                .ifPresentOrElse(verdict -> verdict.replace(outcome, by, now), () -> lessons.getEntityManager()
                        .persist(new VerdictEntity(incidentId, outcome, by, now)));
        Set<TrialEntity> judged = new HashSet<>(trials.ofIncident(incidentId));
        judged.forEach(trial -> trial.judged(outcome, by, now));
        for (ProvenanceEntity taught : capsules.taughtBy(incidentId)) {
            CapsuleEntity capsule = capsules.findById(taught.capsuleId());
            if (capsule.status() == CapsuleStatus.MERGED) {
                // Its teachers are the survivor's as well.
                continue;
            }
            for (int version = taught.since(); version <= capsule.version(); version++) {
                judged.add(taught(capsule.id(), version, incidentId, outcome, by, now));
            }
        }
        return judged.size();
    }

    /** What was said of the incidents before the version learned from them. */
    void startRecord(CapsuleEntity capsule, Collection<String> incidentIds, Instant now) {
        for (String incidentId : incidentIds) {
            lessons.verdict(incidentId)
                    .filter(VerdictEntity::judged)
                    .ifPresent(said ->
                            taught(capsule.id(), capsule.version(), incidentId, said.outcome(), said.judgedBy(), now));
        }
    }

    /** Takes a version's trials over to another that holds the same procedure. */
    void carry(String fromCapsule, int fromVersion, CapsuleEntity to) {
        for (TrialEntity trial : trials.ofVersion(fromCapsule, fromVersion)) {
            if (trials.of(to.id(), to.version(), trial.incidentId()).isEmpty()) {
                trials.persist(trial.carriedTo(to.id(), to.version()));
            }
        }
    }

    private TrialEntity taught(
            String capsuleId, int version, String incidentId, TrialOutcome outcome, String by, Instant now) {
        return trials.of(capsuleId, version, incidentId).orElseGet(() -> {
            TrialEntity trial = new TrialEntity(capsuleId, version, incidentId, Origin.TAUGHT, outcome, by, now);
            trials.persist(trial);
            return trial;
        });
    }
}
