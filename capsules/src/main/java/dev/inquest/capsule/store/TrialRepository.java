package dev.inquest.capsule.store;

import dev.inquest.capsule.SuccessRate;
import dev.inquest.capsule.TrialOutcome;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Trials, and the record that they make up. */
@ApplicationScoped
class TrialRepository implements PanacheRepository<TrialEntity> {

    Optional<TrialEntity> of(String capsuleId, int version, String incidentId) {
        return find("capsuleId = ?1 and version = ?2 and incidentId = ?3", capsuleId, version, incidentId)
                .firstResultOptional();
    }

    List<TrialEntity> ofIncident(String incidentId) {
        return list("incidentId", Sort.by("id"), incidentId);
    }

    List<TrialEntity> ofVersion(String capsuleId, int version) {
        return list("capsuleId = ?1 and version = ?2", Sort.by("id"), capsuleId, version);
    }

    /** Judged ones only, the latest word first. */
    List<TrialOutcome> latestJudged(String capsuleId, int version, int limit) {
        return find(
                        "capsuleId = ?1 and version = ?2 and outcome <> ?3",
                        Sort.descending("judgedAt", "id"),
                        capsuleId,
                        version,
                        TrialOutcome.UNCONFIRMED)
                .page(0, limit)
                .stream()
                .map(TrialEntity::outcome)
                .toList();
    }

    /** The records of the current versions; a capsule without any trial is left out. */
    Map<String, SuccessRate> records(Collection<String> capsuleIds) {
        List<TrialEntity> current = list(
                "select t from TrialEntity t join CapsuleEntity c on c.id = t.capsuleId and c.version = t.version"
                        + " where t.capsuleId in ?1",
                capsuleIds);
        return current.stream()
                .collect(Collectors.groupingBy(
                        TrialEntity::capsuleId,
                        Collectors.collectingAndThen(Collectors.toList(), TrialRepository::rate)));
    }

    private static SuccessRate rate(List<TrialEntity> trials) {
        Map<TrialOutcome, Integer> counts = new EnumMap<>(TrialOutcome.class);
        trials.forEach(trial -> counts.merge(trial.outcome(), 1, Integer::sum));
        return new SuccessRate(
                counts.getOrDefault(TrialOutcome.CONFIRMED, 0),
                counts.getOrDefault(TrialOutcome.REFUTED, 0),
                counts.getOrDefault(TrialOutcome.UNCONFIRMED, 0));
    }
}
