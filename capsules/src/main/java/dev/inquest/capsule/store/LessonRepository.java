package dev.inquest.capsule.store;

import dev.inquest.capsule.ProcedureStep;
import dev.inquest.capsule.TrialOutcome;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lessons, and what was said of the incidents they came from. */
@ApplicationScoped
class LessonRepository implements PanacheRepositoryBase<LessonEntity, String> {

    /** The deciding steps of the incidents' lessons, oldest first. */
    List<List<ProcedureStep>> decisive(Collection<String> incidentIds) {
        return list("incidentId in ?1 order by learnedAt, incidentId", incidentIds).stream()
                .map(LessonEntity::decisive)
                .toList();
    }

    Optional<VerdictEntity> verdict(String incidentId) {
        return Optional.ofNullable(getEntityManager().find(VerdictEntity.class, incidentId));
    }

    /** What was said of those of the incidents that somebody judged. */
    Map<String, TrialOutcome> verdicts(Collection<String> incidentIds) {
        if (incidentIds.isEmpty()) {
            return Map.of();
        }
        return getEntityManager()
                .createQuery("from VerdictEntity v where v.incidentId in :ids", VerdictEntity.class)
                .setParameter("ids", incidentIds)
                .getResultStream()
                .filter(VerdictEntity::judged)
                .collect(Collectors.toMap(VerdictEntity::incidentId, VerdictEntity::outcome));
    }
}
